import type { Bench } from "./bench.svelte";

/** Takes a run out of the comparison. */
export function forgetRun(bench: Bench, runId: string): void {
  bench.kept = bench.kept.filter((run) => run.id !== runId);
  bench.hooks.changed?.(bench);
}
