import * as v from "valibot";
import { keptBench, type KeptBench } from "./kept-bench";
import { keptCheckpoint, type KeptCheckpoint } from "./kept-checkpoint";
import type { Kept, Kind } from "./kinds";
import { isPlainTree } from "./plain-tree";
import { lessonProgress, type LessonProgress } from "./progress";

const fileName = v.pipe(v.string(), v.maxLength(260));
/** Up to schema 2 a file lay there as its bytes, and was read whole wherever it was listed. */
const fileAsBytes = v.object({ name: fileName, bytes: v.instance(Uint8Array<ArrayBuffer>) });
/** The learner's own file, kept under its SHA-256 in hex. A Blob: the browser holds what is in it, not the page. */
const keptFile = v.union([
  v.object({ name: fileName, file: v.instance(Blob) }),
  v.pipe(
    fileAsBytes,
    v.transform(({ name, bytes }) => ({ name, file: new Blob([bytes]) })),
  ),
]);
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

export interface ReadRecord<K extends Kind> {
  readonly record: { readonly saved: number; readonly value: Kept[K] };
  /** It lay there in an older form. */
  readonly isOld: boolean;
}

/** Reads a record as it lay in its store; null if it does not meet its kind's schema. */
export function readRecord<K extends Kind>(kind: K, raw: unknown): ReadRecord<K> | null {
  const outer = v.safeParse(envelope, isPlainTree(raw) ? raw : null);
  const inner = outer.success ? v.safeParse(schemas[kind], outer.output.value) : null;
  if (!outer.success || !inner?.success) return null;
  const { saved, value } = outer.output;
  return { record: { saved, value: inner.output as Kept[K] }, isOld: kind === "files" && v.is(fileAsBytes, value) };
}
