import type { Bench } from "../../bench/bench.svelte";

export type RunPhase = "reading" | "preparing" | "backend" | "training" | "evaluating";

/** What a busy bench is doing, and how far that is; null when it does nothing. */
export interface RunProgress {
  readonly phase: RunPhase;
  /** 0 to 1; null where it is not known. */
  readonly share: number | null;
}

export function runProgress(bench: Bench): RunProgress | null {
  const { progress, status, run } = bench;
  const share = progress && progress.total > 0 && progress.done > 0 ? progress.done / progress.total : null;
  if (status === "opening") return { phase: "reading", share };
  if (!bench.busy || !run) return null;
  if (progress?.phase === "evaluating") return { phase: "evaluating", share: progress.done / progress.total };
  const epochs = run.started?.epochs;
  if (epochs !== undefined)
    return { phase: "training", share: (bench.latest?.epoch ?? bench.checkpoint?.epoch ?? 0) / epochs };
  return { phase: progress?.phase ?? "preparing", share };
}
