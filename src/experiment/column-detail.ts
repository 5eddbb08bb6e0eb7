import type { ColumnProfile } from "./table-profile";

/** One column looked at closely: plain data, made when it is asked for. */
export interface ColumnDetail {
  readonly profile: ColumnProfile;
  readonly rows: number;
  /** Numbers: values at some shares of the sorted column. */
  readonly quantiles?: readonly { readonly share: number; readonly value: number }[];
  /** Numbers: the fences of Tukey, 3 interquartile ranges from the quartiles, and what lies beyond; null without spread. */
  readonly far?: {
    readonly low: number;
    readonly high: number;
    readonly below: number;
    readonly above: number;
    /** The farthest, at most 40; rows of the source, 0-based. */
    readonly examples: readonly { readonly sourceRow: number; readonly value: number }[];
  } | null;
  /** Values that come more than once, the most frequent first, at most 12 (8 numbers); of ordered labels all, in their order. */
  readonly frequent: readonly { readonly value: string; readonly count: number }[];
  /** By class of the target, where it has classes; at most 12, the most frequent first. */
  readonly byClass: readonly {
    readonly label: string;
    readonly rows: number;
    readonly missing: number;
    /** Numbers only. */
    readonly median?: number;
  }[];
  /** With the target, where both are numbers, have an order, or two classes. */
  readonly correlation?: PairCorrelation;
}

/** null where it cannot be told: too few rows, or no spread. */
export interface PairCorrelation {
  readonly pearson: number | null;
  readonly spearman: number | null;
  /** Rows that have both. */
  readonly rows: number;
}

/** Columns of numbers with each other. */
export interface Correlations {
  /** The target first, where it is a number, has an order or two classes; "Sex = MALE" for the second of two. */
  readonly names: readonly string[];
  readonly target: boolean;
  /** [names][names], symmetric, 1 on the diagonal. */
  readonly pairs: readonly (readonly PairCorrelation[])[];
  /** Columns of numbers that were left out, as they tell least of the target or come last. */
  readonly leftOut: number;
  /** Rows that were looked at, and how many there are. */
  readonly rows: number;
  readonly of: number;
}
