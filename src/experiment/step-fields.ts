import * as v from "valibot";

/** The name of a column, or a label. */
export const name = v.pipe(v.string(), v.maxLength(1000));
/** Columns by name, or every column the step applies to. */
export const columns = v.union([v.literal("all"), v.array(name)]);
export const finite = v.pipe(v.number(), v.finite());
/** So many rows can be placed, or labelled, by hand: an Experiment stays a small document. */
export const mostPlacedRows = 1000;
/** Rows of the table as it came in, 0-based. */
export const rowsByHand = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_999_999))),
  v.maxLength(mostPlacedRows),
);
/** What a word or a piece of one becomes. */
export const wordNumbers = v.picklist(["presence", "count", "tf-idf"]);
export const picturePixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(128));
/** What every step has. */
export const common = {
  off: v.optional(v.boolean()),
  /** What the learner calls the step, in one line: it stands in comments of exported code. */
  name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(80), v.regex(/^[^\p{Cc}\u2028\u2029]*$/u))),
};
