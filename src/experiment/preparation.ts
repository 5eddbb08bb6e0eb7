import * as v from "valibot";
import augment from "../data/prepare/steps/augment/spec";
import auto from "../data/prepare/steps/auto/spec";
import bin from "../data/prepare/steps/bin/spec";
import convertUnits from "../data/prepare/steps/convert-units/spec";
import dateParts from "../data/prepare/steps/date-parts/spec";
import dropColumns from "../data/prepare/steps/drop-columns/spec";
import dropDuplicates from "../data/prepare/steps/drop-duplicates/spec";
import dropRowsMissing from "../data/prepare/steps/drop-rows-missing/spec";
import embeddings from "../data/prepare/steps/embeddings/spec";
import encode from "../data/prepare/steps/encode/spec";
import impute from "../data/prepare/steps/impute/spec";
import labelRows from "../data/prepare/steps/label-rows/spec";
import log from "../data/prepare/steps/log/spec";
import mergeSpellings from "../data/prepare/steps/merge-spellings/spec";
import missingMarks from "../data/prepare/steps/missing-marks/spec";
import outliers from "../data/prepare/steps/outliers/spec";
import parseQuantities from "../data/prepare/steps/parse-quantities/spec";
import pixels from "../data/prepare/steps/pixels/spec";
import power from "../data/prepare/steps/power/spec";
import relabel from "../data/prepare/steps/relabel/spec";
import resample from "../data/prepare/steps/resample/spec";
import scale from "../data/prepare/steps/scale/spec";
import shortenLabels from "../data/prepare/steps/shorten-labels/spec";
import subwords from "../data/prepare/steps/subwords/spec";
import winsorize from "../data/prepare/steps/winsorize/spec";
import words from "../data/prepare/steps/words/spec";
import { name, rowsByHand } from "./step-fields";
import type { Stage } from "./step-spec";

/** Every kind of step, each a folder of `data/prepare/steps`, in an order that usually works. */
export const stepSpecs = {
  auto,
  "label-rows": labelRows,
  "drop-columns": dropColumns,
  "missing-marks": missingMarks,
  "merge-spellings": mergeSpellings,
  relabel,
  "shorten-labels": shortenLabels,
  "parse-quantities": parseQuantities,
  "convert-units": convertUnits,
  outliers,
  winsorize,
  "drop-duplicates": dropDuplicates,
  "drop-rows-missing": dropRowsMissing,
  "date-parts": dateParts,
  log,
  power,
  bin,
  impute,
  encode,
  words,
  subwords,
  embeddings,
  pixels,
  augment,
  scale,
  resample,
} as const;
export type StepKind = keyof typeof stepSpecs;
type StepSchema = (typeof stepSpecs)[StepKind]["schema"];
export const stepKinds = Object.keys(stepSpecs) as readonly StepKind[];

/**
 * One repair of the table. Steps are applied in their order; every statistic (median, levels, mean) is fitted on the
 * training rows only. A step that names a column that is no longer there does nothing and says so in its note.
 */
export const preparationStep = v.variant(
  "step",
  Object.values(stepSpecs).map(({ schema }): StepSchema => schema),
);
export type PreparationStep = v.InferOutput<typeof preparationStep>;
export type StepOf<K extends StepKind> = PreparationStep & { step: K };

export const stageOf = (kind: StepKind): Stage => stepSpecs[kind].stage;
/** Whether a step of this kind makes inputs of columns: the target is spared. */
export const makesFeatures = (kind: StepKind): boolean => stageOf(kind) === "features" || stageOf(kind) === "encoding";

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const sourceRows = v.optional(rowsByHand);
/** Rows with one of these values in this column (as it came in). */
const rowsWhere = v.optional(v.object({ column: name, equals: v.array(name) }));
/** How rows are divided. Fractions are normalized to sum to 1. */
export const split = v.object({
  train: fraction,
  validation: fraction,
  test: fraction,
  /** Keeps the shares of the classes within one row (classification only; ignored with `group`). */
  stratify: v.boolean(),
  /** Rows with the same value of this column (as it came in) stay on one side. Missing values are groups of one row. */
  group: v.optional(name),
  /**
   * By time: the earliest rows by this column (numbers, or dates) teach, the latest are the test. Rows of one moment stay
   * together, rows without a time are left out; `stratify` and `group` do not count.
   */
  time: v.optional(name),
  /** The sealed test is exactly the rows with one of these values; the rest is divided in the ratio train : validation. */
  testWhere: rowsWhere,
  /** Of the rows that chance makes training (or validation) rows only these teach (or judge); the others are left out. */
  trainWhere: rowsWhere,
  validationWhere: rowsWhere,
  /** At most so many of the training rows teach, drawn by chance: those of a smaller number are among those of a larger. */
  take: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000))),
  /**
   * The rows outside the test in `of` folds; fold `take` (0-based) is validation, the others teach. By time a fold is
   * judged by what lies before it: the first of `of` + 1 stretches only teaches, and what lies after the fold is left out.
   */
  folds: v.optional(
    v.pipe(
      v.object({
        of: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)),
        take: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(19)),
      }),
      v.check(({ of, take }) => take < of),
    ),
  ),
  /** Rows that were put into a part by hand: there they stay, whatever chance, group or time say. */
  placed: v.optional(
    v.pipe(
      v.object({ train: sourceRows, validation: sourceRows, test: sourceRows }),
      v.check(({ train = [], validation = [], test = [] }) => {
        const rows = [...train, ...validation, ...test];
        return new Set(rows).size === rows.length;
      }),
    ),
  ),
  /** Seed of the split; the Experiment's seed where it is absent. */
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4294967295))),
});
export type Split = v.InferOutput<typeof split>;
