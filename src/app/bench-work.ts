import type { Bench } from "../bench/bench.svelte";
import type { InterruptedRun } from "../bench/interrupted-run";
import type { KeptBench } from "../storage/kept-bench";
import type { Storage } from "../storage/storage.svelte";

/** What is kept of a lab's bench, and the run that was interrupted on it. */
export interface BenchWork {
  readonly bench: KeptBench | null;
  readonly left: InterruptedRun | null;
}

export async function loadBench(storage: Storage, key: string): Promise<BenchWork> {
  const [bench, left] = await Promise.all([storage.load("benches", key), storage.load("checkpoints", key)]);
  // In a second tab the run is that of the first, and under way. One that has ended is done with.
  const goesOn = left && !storage.readOnly && !bench?.kept.some((run) => run.id === left.run.id);
  return { bench, left: goesOn ? { run: left.run, checkpoint: left.checkpoint } : null };
}

/** Keeps what lies on a bench. @param title what it is called in the learner's work */
export function keepBench(storage: Storage | null, key: string, title: string, bench: Bench): void {
  const { experiment, run, kept, openings } = bench;
  storage?.save("benches", key, { format: 1, title, experiment, run, kept: [...kept], openings });
}

/** Tells a run from all others, on other devices too: work is carried from one to another and merged. */
export const newRunId = (key: string): string =>
  `${key}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** Keeps a bench's run under way, so that it can go on another time. */
export function keepUnderWay(storage: Storage | null, key: string, left: InterruptedRun | null): void {
  if (left) storage?.save("checkpoints", key, { format: 1, ...left });
  else storage?.remove("checkpoints", key);
  // A crash does not wait, and there is at most one checkpoint a second.
  void storage?.flush();
}
