import type { InterruptedRun } from "../../bench/interrupted-run";
import type { Experiment } from "../../experiment/experiment";
import type { KeptBench } from "../../storage/kept-bench";
import type { LessonProgress } from "../../storage/progress";
import type { Storage } from "../../storage/storage.svelte";
import { loadBench } from "../bench-work";

/** What a learner has left in a lesson, and in the lesson it may go on from. */
export interface KeptWork {
  readonly progress: LessonProgress | null;
  readonly bench: KeptBench | null;
  /** The run that was interrupted in it. */
  readonly left: InterruptedRun | null;
  /** The learner's own Experiment of the lesson before. */
  readonly before: Experiment | null;
}

export const nothingKept: KeptWork = { progress: null, bench: null, left: null, before: null };

export const benchKey = (lessonId: string): string => `lesson/${lessonId}`;

export async function loadWork(storage: Storage, lessonId: string, continues: string | undefined): Promise<KeptWork> {
  const [progress, { bench, left }, before] = await Promise.all([
    storage.load("progress", lessonId),
    loadBench(storage, benchKey(lessonId)),
    continues === undefined ? null : storage.load("benches", benchKey(continues)),
  ]);
  // Work that never ran is only the other lesson's start.
  return { progress, bench, left, before: before && before.kept.length > 0 ? before.experiment : null };
}

/** The learner's own file, where an Experiment was made with one. */
export async function fileOf(storage: Storage | null, { data }: Experiment): Promise<Blob | null> {
  if (data.kind !== "file" || !data.sha256) return null;
  return (await storage?.load("files", data.sha256))?.file ?? null;
}
