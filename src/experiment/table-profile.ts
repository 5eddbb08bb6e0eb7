import type { PreparationNote } from "./run-event";

/** What step 1 finds in a column: plain data, cheap to send from the worker to the page. */
export type ColumnKind =
  "number" | "whole" | "category" | "ordered" | "date" | "text" | "image" | "id-like" | "constant" | "empty";

export interface ColumnProfile {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly missing: number;
  readonly distinct: number;
  /** Numbers: quartiles and range; `bins` are 24 equal counts from `binsFrom` to `binsTo`, without codes such as 999. */
  readonly numbers?: {
    readonly min: number;
    readonly q1: number;
    readonly median: number;
    readonly q3: number;
    readonly max: number;
    readonly mean: number;
    readonly sd: number;
    /** Third standardized moment: 0 is symmetric, above 0 there is a long tail to the right. */
    readonly skewness: number;
    readonly binsFrom: number;
    readonly binsTo: number;
    readonly bins: readonly number[];
  };
  /** What it tells of the target, in bits (mutual information); only where a target is known and this can be told. */
  readonly information?: number;
  /** Pictures: the sides of the largest, in pixels; "same" where all are of one size; three channels where any has colour. */
  readonly pictures?: {
    readonly width: number;
    readonly height: number;
    readonly channels: 1 | 3;
    readonly same: boolean;
  };
  /** Labels by frequency, at most 12; pictures have none. */
  readonly labels?: readonly { readonly label: string; readonly count: number }[];
  /** "ordered": its labels, lowest first. */
  readonly order?: readonly string[];
  /**
   * Text that holds quantities: the units it is written in, most frequent first, "" for none; `factor` to the most frequent
   * one, null where a factor does not convert (degrees, money).
   */
  readonly units?: readonly { readonly unit: string; readonly count: number; readonly factor: number | null }[];
  readonly faults: readonly ColumnFault[];
}

/** Something that looks wrong; `rows` are examples (0-based, at most 50), `count` is all of them. */
export interface ColumnFault {
  readonly fault:
    | "missing"
    | "outlier"
    | "spelling"
    | "unit"
    | "mixed-units"
    | "code"
    | "constant"
    | "id-like"
    | "long-labels"
    | "leak"
    | "duplicate"
    | "near-duplicate"
    | "mixed";
  readonly count: number;
  readonly rows: readonly number[];
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Two rows, by their numbers in the source (0-based), and the cells in which they differ, as text; null is missing. */
export interface NearDuplicate {
  readonly row: number;
  readonly like: number;
  readonly differs: readonly {
    readonly column: string;
    readonly how: "rounding" | "spelling" | "other";
    readonly cells: readonly [like: string | null, row: string | null];
  }[];
}

export interface TableProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  readonly duplicateRows: number;
  /** Rows that are nearly an earlier one; absent where nobody looked (points, more rows than can be compared at once). */
  readonly nearDuplicates?: { readonly rows: number; readonly examples: readonly NearDuplicate[] };
  /** How the file was read. */
  readonly reading: {
    readonly delimiter: string;
    readonly encoding: string;
    readonly decimal: "." | ",";
    readonly header: boolean;
    readonly missing: readonly string[];
    /** What was found while it was read, and what was done about it. */
    readonly notes?: readonly PreparationNote[];
  };
}

/** Rows [from, from + cells.length) as text; null is missing. */
export interface TableWindow {
  readonly from: number;
  readonly total: number;
  /** Row numbers of the source, 0-based. */
  readonly sourceRows: readonly number[];
  readonly names: readonly string[];
  readonly cells: readonly (readonly (string | null)[])[];
  /** What looks wrong among these cells. */
  readonly marks: readonly CellMark[];
  /** Place of the row that was to be found among the wanted ones; null where it is none of them. */
  readonly found?: number | null;
}

/** A cell of a window (or, without a column, its whole row) that has a fault. */
export interface CellMark {
  /** Index into the window's cells. */
  readonly row: number;
  readonly column?: number;
  readonly fault: ColumnFault["fault"];
  readonly values?: ColumnFault["values"];
}
