import type { Part, PreparationNote, RowCounts } from "./run-event";

/** What a split gives, before anything is trained on it. */
export interface SplitPreview {
  readonly rows: RowCounts;
  /** Rows of each class in each part; empty for a number. */
  readonly classes: readonly ({ readonly label: string } & RowCounts)[];
  readonly leaks: readonly SplitLeak[];
  /** What drawing the split had to say. */
  readonly notes: readonly PreparationNote[];
  /** A few rows of each part, those placed by hand and those asked for; never all of a large table. */
  readonly cards: readonly SplitCard[];
  /** The columns of which a card has cells; the first is the target. */
  readonly cardColumns: readonly string[];
}

/** A row as it can be taken in hand. */
export interface SplitCard {
  /** Place in the table as it came in, 0-based. */
  readonly row: number;
  /** null: the row is left out. */
  readonly part: Part | null;
  readonly byHand: boolean;
  readonly cells: readonly (string | null)[];
}

/** Places in the table as it came in: the one that teaches, the one that judges. */
export interface RowPair {
  readonly train: number;
  readonly other: number;
}

/**
 * Something that a model could know of the rows by which it is judged. `rows` of the `of` rows outside the training rows
 * are concerned. `loud`: the numbers say that it matters here; else it is only worth a thought.
 */
export type SplitLeak = { readonly loud: boolean } & (
  | {
      /** They equal a training row in every one of these columns. */
      readonly leak: "duplicates";
      readonly rows: number;
      readonly of: number;
      readonly columns: readonly string[];
      readonly example: RowPair;
    }
  | {
      /** They equal a training row but for roundings, spellings and at most one cell. */
      readonly leak: "near-duplicates";
      readonly rows: number;
      readonly of: number;
      readonly example: RowPair & { readonly column: string; readonly cells: readonly [string | null, string | null] };
      /** Where they stand in the table as it came in; at most as many as can be placed by hand. */
      readonly sources: readonly number[];
    }
  | {
      /** A column that names things has the name of a training row. `alike`: how far rows of one name agree beyond chance, 0 to 1. */
      readonly leak: "names";
      readonly column: string;
      readonly rows: number;
      readonly of: number;
      readonly example: string;
      readonly alike: number;
    }
  | {
      /** Rows placed by hand that part the group by which the split goes. */
      readonly leak: "group-apart";
      readonly column: string;
      readonly rows: number;
    }
  | {
      /** They lie before the last training row. `alike`: how far neighbours in time have the same target, 0 to 1. */
      readonly leak: "future";
      readonly column: string;
      readonly rows: number;
      readonly of: number;
      readonly example: { readonly other: string; readonly train: string };
      readonly alike: number;
    }
  /** A column, or a simple function of two, that tells the target almost alone. `score`: accuracy or R². */
  | ({ readonly leak: "derived" } & Derivation)
  /** A statistic of all rows, those that judge included, stands in the file's own cells. */
  | ({ readonly leak: "fitted-early" } & EarlyFit)
);

export interface Derivation {
  readonly column: string;
  readonly other?: string;
  readonly form: "alone" | "sum" | "difference" | "product" | "ratio" | "pair";
  readonly score: number;
}

export interface EarlyFit {
  readonly column: string;
  readonly how: "standardized" | "unit-length" | "min-max" | "mean" | "median";
  /** The number that fills the gaps, and how many cells hold it. */
  readonly value?: number;
  readonly cells?: number;
}
