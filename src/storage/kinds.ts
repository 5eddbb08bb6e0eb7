import type { KeptBench } from "./kept-bench";
import type { KeptCheckpoint } from "./kept-checkpoint";
import type { LessonProgress } from "./progress";
import type { KeptFile, KeptSetting } from "./schemas";

/** What is kept in the browser: an object store for each; `schemas` says what whatever comes back must meet. */
export interface Kept {
  progress: LessonProgress;
  benches: KeptBench;
  checkpoints: KeptCheckpoint;
  files: KeptFile;
  settings: KeptSetting;
}
export type Kind = keyof Kept;

export const kinds = ["progress", "benches", "checkpoints", "files", "settings"] as const satisfies readonly Kind[];

/** A record as it lies in its store: `key` is its name, `saved` the moment in ms, by which the newer of two is told. */
export interface KeptRecord {
  readonly key: string;
  readonly saved: number;
  readonly value: unknown;
}
