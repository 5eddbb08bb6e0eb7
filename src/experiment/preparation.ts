import * as v from "valibot";

const name = v.pipe(v.string(), v.maxLength(1000));
/** Columns by name, or every column the step applies to. */
const columns = v.union([v.literal("all"), v.array(name)]);
const finite = v.pipe(v.number(), v.finite());
/** So many rows can be placed, or labelled, by hand: an Experiment stays a small document. */
export const mostPlacedRows = 1000;
/** Rows of the table as it came in, 0-based. */
const rowsByHand = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_999_999))),
  v.maxLength(mostPlacedRows),
);
const wordNumbers = v.picklist(["presence", "count", "tf-idf"]);
const picturePixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(128));
const common = {
  off: v.optional(v.boolean()),
  /** What the learner calls the step, in one line: it stands in comments of exported code. */
  name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(80), v.regex(/^[^\p{Cc}\u2028\u2029]*$/u))),
};

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
  /**
   * Labels that a person gave row by row: label → rows. They stand in the column, new or there already, before any other
   * step: it may be the target. A row has one label.
   */
  v.object({
    step: v.literal("label-rows"),
    column: v.pipe(name, v.minLength(1)),
    labels: v.pipe(
      v.record(v.pipe(name, v.minLength(1)), rowsByHand),
      v.check((labels) => {
        const rows = Object.values(labels).flat();
        return rows.length <= mostPlacedRows && new Set(rows).size === rows.length;
      }),
    ),
    ...common,
  }),
  v.object({
    step: v.literal("shorten-labels"),
    columns,
    keep: v.picklist(["first-word", "before-parenthesis", "after-comma"]),
    ...common,
  }),
  /** Multiplies the numbers below `below` (another unit was used for them) by `factor`. */
  v.object({ step: v.literal("convert-units"), column: name, below: finite, factor: finite, ...common }),
  /**
   * Text that holds a quantity ("3.5 kg", "$1,200", "45 %") to its number times the unit's factor; "" is no unit, and
   * counts 1 where it is not named. What holds no number, or another unit, becomes missing.
   */
  v.object({ step: v.literal("parse-quantities"), columns, units: v.record(name, finite), ...common }),
  /** Holds numbers between two quantiles of the training rows. */
  v.object({
    step: v.literal("winsorize"),
    columns,
    low: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
    high: v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)),
    ...common,
  }),
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
  /**
   * Fills gaps. "nearest": with the mean of the `k` training rows nearest in the other numbers (each divided by its
   * spread; Troyanskaya et al. 2001). "own-level": missing becomes a level of its own.
   */
  v.object({
    step: v.literal("impute"),
    columns,
    number: v.picklist(["median", "mean", "most-frequent", "constant", "nearest"]),
    category: v.picklist(["most-frequent", "own-level", "constant"]),
    /** For "constant". */
    value: v.optional(finite),
    label: v.optional(name),
    /** For "nearest": 5 where it is absent. */
    k: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
    /** Medians, means and most frequent values are those of the rows with the same label in this column. */
    by: v.optional(name),
    ...common,
  }),
  /** Natural logarithm of 1 + x, for long right tails; sign kept. */
  v.object({ step: v.literal("log"), columns, ...common }),
  /** The power that makes the training rows most like a normal distribution. Source: Yeo and Johnson 2000. */
  v.object({ step: v.literal("power"), columns, ...common }),
  /** Numbers to labels: intervals of one width, or with as many training rows each. */
  v.object({
    step: v.literal("bin"),
    columns,
    bins: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(50)),
    by: v.picklist(["width", "quantile"]),
    ...common,
  }),
  /**
   * "frequency": the label's share of the training rows. "target": the target's mean over the label's rows, drawn toward
   * the mean of all; a training row's own target is kept out of it, fold by fold (Micci-Barreca 2001). "target-own": it is
   * not; a fault that is often made, to be seen.
   */
  v.object({
    step: v.literal("encode"),
    columns,
    as: v.picklist(["one-hot", "ordinal", "frequency", "target", "target-own"]),
    /** For "ordinal": labels in their order, lowest first; the others come after. */
    order: v.optional(v.array(name)),
    ...common,
  }),
  /** Text to one number for each of the `most` most frequent words of the training rows. */
  v.object({
    step: v.literal("words"),
    columns,
    most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)),
    as: wordNumbers,
    ...common,
  }),
  /**
   * Text to numbers for pieces of words, learned from the training rows: the most frequent pair of neighbours becomes one
   * piece, `vocabulary` times (byte-pair encoding; Sennrich, Haddow and Birch 2016).
   */
  v.object({
    step: v.literal("subwords"),
    columns,
    vocabulary: v.pipe(v.number(), v.integer(), v.minValue(50), v.maxValue(2000)),
    as: wordNumbers,
    ...common,
  }),
  /**
   * Text to `dimensions` numbers, learned from the training rows, in which texts of one matter lie near each other (latent
   * semantic analysis; Deerwester et al. 1990).
   */
  v.object({
    step: v.literal("embeddings"),
    columns,
    dimensions: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)),
    ...common,
  }),
  /** Pictures to their pixels, each a number: brightness, or red, green and blue. */
  v.object({
    step: v.literal("pixels"),
    columns,
    width: picturePixels,
    height: picturePixels,
    colour: v.picklist(["gray", "rgb"]),
    range: v.picklist(["0-1", "-1-1", "0-255"]),
    ...common,
  }),
  /**
   * Adds changed copies of the training rows' pictures: each moved by up to a share `shift` of its side, turned by up to
   * `rotate` degrees, mirrored or not (`flip` sideways), lighter or darker by up to a share `brightness`, with `noise` of that
   * spread (1 is from black to white). Validation and test stay as they are.
   */
  v.object({
    step: v.literal("augment"),
    columns,
    copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    flip: v.picklist(["none", "sideways"]),
    shift: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
    rotate: v.pipe(v.number(), v.minValue(0), v.maxValue(180)),
    brightness: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    noise: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
    ...common,
  }),
  v.object({ step: v.literal("scale"), columns, as: v.picklist(["standardize", "min-max", "robust"]), ...common }),
  /**
   * Makes the classes of the training rows equally many: by repeating rows of the rarer ("over") or leaving out rows of
   * the more frequent ("under"). Validation and test stay as the world is.
   */
  v.object({ step: v.literal("resample"), how: v.picklist(["over", "under"]), ...common }),
]);
export type PreparationStep = v.InferOutput<typeof preparationStep>;
export type StepKind = PreparationStep["step"];

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
