import type { Experiment, Task } from "./experiment";
import type { DenseWeights, Metrics, RowCounts } from "./run-event";

/** One operation on one cell, fitted on the training rows. Applied in order; see `data/apply-cells.ts` for their meaning. */
export type CellOperation =
  /** number → number */
  | { readonly op: "convert"; readonly below: number; readonly factor: number }
  | { readonly op: "clip"; readonly low: number; readonly high: number }
  | { readonly op: "outside-missing"; readonly low: number; readonly high: number }
  | { readonly op: "fill-number"; readonly value: number }
  | { readonly op: "log" }
  | { readonly op: "affine"; readonly center: number; readonly scale: number }
  | { readonly op: "power"; readonly lambda: number }
  /** number → its product with another column's number; missing where that is. `range`: of that column, as in a summary */
  | { readonly op: "times"; readonly by: CellSource; readonly range: NumberSummary }
  /** number → the sine of the number times `rate` */
  | { readonly op: "sine"; readonly rate: number }
  /** number → text; `edges` [labels + 1], ascending: a number beyond the ends is in the first or last interval */
  | { readonly op: "bin"; readonly edges: readonly number[]; readonly labels: readonly string[] }
  /** text → text; `merge` is keyed by the label in lower case without blanks and punctuation */
  | { readonly op: "merge"; readonly labels: Readonly<Record<string, string>> }
  | { readonly op: "relabel"; readonly labels: Readonly<Record<string, string>> }
  | { readonly op: "shorten"; readonly keep: "first-word" | "before-parenthesis" | "after-comma" }
  | { readonly op: "fill-label"; readonly label: string }
  /** a gap → what goes with the label of another column, or `otherwise` */
  | {
      readonly op: "fill-by";
      readonly by: CellSource;
      readonly fills: Readonly<Record<string, number | string>>;
      readonly otherwise: number | string;
    }
  /** a gap → the mean of `values` over the `k` nearest `donors`, rows [values][of] with gaps, distances in `scales` */
  | {
      readonly op: "fill-nearest";
      readonly of: readonly CellSource[];
      readonly scales: readonly number[];
      readonly donors: readonly (readonly (number | null)[])[];
      readonly values: readonly number[];
      readonly k: number;
      readonly otherwise: number;
    }
  /** text → numbers; a label that was not seen in training is all zeros (one-hot) or the mean rank (ordinal) */
  | { readonly op: "one-hot"; readonly labels: readonly string[] }
  | { readonly op: "ordinal"; readonly labels: readonly string[] }
  | {
      readonly op: "label-numbers";
      readonly numbers: Readonly<Record<string, readonly number[]>>;
      readonly otherwise: readonly number[];
    }
  /** text → a number for each word: 1 or 0, a count, or a count times its weight, the whole of length 1 */
  | {
      readonly op: "words";
      readonly words: readonly string[];
      readonly as: "presence" | "count" | "tf-idf";
      readonly weights?: readonly number[];
    }
  /** the same for pieces of words: text is cut by the merges, in their order */
  | {
      readonly op: "subwords";
      readonly merges: readonly (readonly [string, string])[];
      readonly pieces: readonly string[];
      readonly as: "presence" | "count" | "tf-idf";
      readonly weights?: readonly number[];
    }
  /** text → the sum of its words' vectors [words][dimensions], each times the word's number as in "words" by tf-idf */
  | {
      readonly op: "embeddings";
      readonly words: readonly string[];
      readonly weights: readonly number[];
      readonly dimensions: number;
      readonly vectors: readonly (readonly number[])[];
    }
  /**
   * picture (see `data/images/pixels-of`) → its pixels, row by row, shrunk or enlarged to this size; where there is no
   * picture, as many times `otherwise`
   */
  | {
      readonly op: "pixels";
      readonly width: number;
      readonly height: number;
      readonly colour: "gray" | "rgb";
      readonly range: "0-1" | "-1-1" | "0-255";
      readonly otherwise: number;
    }
  /** text → number */
  | { readonly op: "parse-quantity"; readonly decimal: "." | ","; readonly units: Readonly<Record<string, number>> }
  | { readonly op: "date-part"; readonly part: "year" | "month-sin" | "month-cos" | "day-of-year" };

/** A column of the raw table, and what is done to its cells. */
export interface CellSource {
  /** Column of the raw table. */
  readonly source: string;
  readonly kind: "number" | "text";
  /** Decimal mark by which text becomes a number. */
  readonly decimal: "." | ",";
  /** Marks read as missing, besides the empty cell. */
  readonly missing: readonly string[];
  readonly operations: readonly CellOperation[];
}

/** What the training rows had. */
export interface NumberSummary {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export interface FittedColumn extends CellSource {
  /** Its own name, where its cells were not measured but worked out of the source. */
  readonly name?: string;
  /** Names of the features this column yields, in order. */
  readonly features: readonly string[];
  /** For forms and cards, from the training rows: a number's range and median, a text's labels by frequency (at most 60). */
  readonly summary: NumberSummary | { readonly labels: readonly string[] };
}

/** What an input is called among the others. */
export const inputName = ({ name, source }: Pick<FittedColumn, "name" | "source">): string => name ?? source;

/** The preparation as data: enough to turn a raw row into the network's inputs with no other code than an interpreter. */
export interface FittedPreparation {
  readonly columns: readonly FittedColumn[];
  readonly features: readonly string[];
  /** Regression: target = output * scale + center. Classification: center 0, scale 1. */
  readonly target: { readonly name: string; readonly center: number; readonly scale: number };
}

/** A trained model with its preparation, as plain data (typed arrays inside): what is stored, exported and imported. */
export interface TrainedModel {
  readonly format: 1;
  readonly family: string;
  readonly task: Task;
  readonly classes: readonly string[];
  readonly preparation: FittedPreparation;
  /** Dense layers, input to output. The baseline has one layer with a zero kernel. */
  readonly layers: readonly DenseWeights[];
  readonly experiment: Experiment;
  readonly metrics: { readonly train: Metrics; readonly validation: Metrics; readonly test: Metrics };
  readonly rows: RowCounts;
}
