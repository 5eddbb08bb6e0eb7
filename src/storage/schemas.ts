import * as v from "valibot";
import { keptBench, type KeptBench } from "./kept-bench";
import { keptCheckpoint, type KeptCheckpoint } from "./kept-checkpoint";
import type { Kept, Kind } from "./kinds";
import { isPlainTree } from "./plain-tree";
import { lessonProgress, type LessonProgress } from "./progress";

/** The learner's own file, kept under its SHA-256 in hex. */
const keptFile = v.object({
  name: v.pipe(v.string(), v.maxLength(260)),
  bytes: v.instance(Uint8Array<ArrayBuffer>),
});
export type KeptFile = v.InferOutput<typeof keptFile>;

/** One setting of the page, kept under its name. */
const keptSetting = v.union([v.pipe(v.string(), v.maxLength(10_000)), v.number(), v.boolean(), v.null()]);
export type KeptSetting = v.InferOutput<typeof keptSetting>;

export const schemas: { readonly [K in Kind]: v.GenericSchema<unknown, Kept[K]> } = {
  progress: lessonProgress as v.GenericSchema<unknown, LessonProgress>,
  benches: keptBench as v.GenericSchema<unknown, KeptBench>,
  checkpoints: keptCheckpoint as v.GenericSchema<unknown, KeptCheckpoint>,
  files: keptFile as v.GenericSchema<unknown, KeptFile>,
  settings: keptSetting as v.GenericSchema<unknown, KeptSetting>,
};

const envelope = v.object({
  key: v.string(),
  saved: v.pipe(v.number(), v.finite(), v.minValue(0)),
  value: v.unknown(),
});

/** Reads a record as it lay in its store; null if it does not meet its kind's schema. */
export function readRecord<K extends Kind>(kind: K, raw: unknown): { saved: number; value: Kept[K] } | null {
  const outer = v.safeParse(envelope, isPlainTree(raw) ? raw : null);
  const inner = outer.success ? v.safeParse(schemas[kind], outer.output.value) : null;
  return outer.success && inner?.success ? { saved: outer.output.saved, value: inner.output as Kept[K] } : null;
}
