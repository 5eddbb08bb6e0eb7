import * as v from "valibot";
import { keptBench, type KeptBench } from "./kept-bench";
import { lessonProgress, type LessonProgress } from "./progress";

/** The learner's own file, kept under its SHA-256 in hex. */
export const keptFile = v.object({
  name: v.pipe(v.string(), v.maxLength(260)),
  bytes: v.instance(Uint8Array<ArrayBuffer>),
});
export type KeptFile = v.InferOutput<typeof keptFile>;

/** One setting of the page, kept under its name. */
export const keptSetting = v.union([v.pipe(v.string(), v.maxLength(10_000)), v.number(), v.boolean(), v.null()]);
export type KeptSetting = v.InferOutput<typeof keptSetting>;

/** What is kept in the browser: an object store for each, and the schema that whatever comes back must meet. */
export interface Kept {
  progress: LessonProgress;
  benches: KeptBench;
  files: KeptFile;
  settings: KeptSetting;
}
export type Kind = keyof Kept;

export const kinds = ["progress", "benches", "files", "settings"] as const satisfies readonly Kind[];

export const schemas: { readonly [K in Kind]: v.GenericSchema<unknown, Kept[K]> } = {
  progress: lessonProgress as v.GenericSchema<unknown, LessonProgress>,
  benches: keptBench as v.GenericSchema<unknown, KeptBench>,
  files: keptFile as v.GenericSchema<unknown, KeptFile>,
  settings: keptSetting as v.GenericSchema<unknown, KeptSetting>,
};

/** A record as it lies in its store: `key` is its name, `saved` the moment in ms, by which the newer of two is told. */
export interface KeptRecord {
  readonly key: string;
  readonly saved: number;
  readonly value: unknown;
}
