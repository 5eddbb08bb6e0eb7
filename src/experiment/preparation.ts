import * as v from "valibot";

const name = v.pipe(v.string(), v.maxLength(1000));
/** Columns by name, or every column the step applies to. */
const columns = v.union([v.literal("all"), v.array(name)]);
const finite = v.pipe(v.number(), v.finite());
const common = { off: v.optional(v.boolean()) };

/**
 * One repair of the table. Steps are applied in their order; every statistic (median, levels, mean) is fitted on the
 * training rows only. A step that names a column that is no longer there does nothing and says so in its note.
 */
export const preparationStep = v.variant("step", [
  /** Everything `data/plan` would propose for what is still unrepaired at this point. */
  v.object({ step: v.literal("auto"), ...common }),
  v.object({ step: v.literal("drop-columns"), columns: v.array(name), ...common }),
  /** Drops later rows equal to an earlier one in these columns. */
  v.object({ step: v.literal("drop-duplicates"), columns, ...common }),
  v.object({ step: v.literal("drop-rows-missing"), columns, ...common }),
  /** Reads these marks (such as "unknown", "999") as missing. */
  v.object({ step: v.literal("missing-marks"), columns, marks: v.array(name), ...common }),
  /** Merges labels that differ only in case, blanks or punctuation; the most frequent spelling stays. */
  v.object({ step: v.literal("merge-spellings"), columns, ...common }),
  /** Replaces labels one by one: `labels[from] = to`. */
  v.object({ step: v.literal("relabel"), column: name, labels: v.record(name, name), ...common }),
  v.object({
    step: v.literal("shorten-labels"),
    columns,
    keep: v.picklist(["first-word", "before-parenthesis", "after-comma"]),
    ...common,
  }),
  /** Multiplies the numbers below `below` (another unit was used for them) by `factor`. */
  v.object({ step: v.literal("convert-units"), column: name, below: finite, factor: finite, ...common }),
  /** Numbers farther than `k` interquartile ranges from the quartiles (Tukey 1977: 1.5 outlying, 3 far out). */
  v.object({
    step: v.literal("outliers"),
    columns,
    k: v.pipe(v.number(), v.minValue(0.5), v.maxValue(20)),
    action: v.picklist(["missing", "clip", "drop-rows"]),
    ...common,
  }),
  /** Dates to year, month (as two cyclic numbers) and day of the year. */
  v.object({ step: v.literal("date-parts"), columns, ...common }),
  v.object({
    step: v.literal("impute"),
    columns,
    number: v.picklist(["median", "mean"]),
    /** "own-level": missing becomes a level of its own. */
    category: v.picklist(["most-frequent", "own-level"]),
    ...common,
  }),
  /** Natural logarithm of 1 + x, for long right tails; sign kept. */
  v.object({ step: v.literal("log"), columns, ...common }),
  v.object({ step: v.literal("encode"), columns, as: v.picklist(["one-hot", "ordinal"]), ...common }),
  v.object({ step: v.literal("scale"), columns, as: v.picklist(["standardize", "min-max", "robust"]), ...common }),
]);
export type PreparationStep = v.InferOutput<typeof preparationStep>;
export type StepKind = PreparationStep["step"];

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** How rows are divided. Fractions are normalized to sum to 1. */
export const split = v.object({
  train: fraction,
  validation: fraction,
  test: fraction,
  /** Keeps the shares of the classes within one row (classification only; ignored with `group`). */
  stratify: v.boolean(),
  /** Rows with the same value of this column (as it came in) stay on one side. Missing values are groups of one row. */
  group: v.optional(name),
  /** The sealed test is exactly the rows with one of these values; the rest is divided in the ratio train : validation. */
  testWhere: v.optional(v.object({ column: name, equals: v.array(name) })),
  /** Seed of the split; the Experiment's seed where it is absent. */
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4294967295))),
});
export type Split = v.InferOutput<typeof split>;
