import type { RunRecord } from "../experiment/run-record";
import type { Bench } from "./bench.svelte";

/** Names the groups that a run found, wherever it lies on the bench; nothing but nulls takes the names away. */
export function nameGroups(bench: Bench, runId: string, names: readonly (string | null)[]): void {
  const named = (run: RunRecord): RunRecord => {
    if (run.id !== runId) return run;
    const { groupNames: _, ...rest } = run;
    return names.some((name) => name !== null) ? { ...rest, groupNames: names } : rest;
  };
  bench.run = bench.run && named(bench.run);
  bench.kept = bench.kept.map(named);
  bench.hooks.changed?.(bench);
}
