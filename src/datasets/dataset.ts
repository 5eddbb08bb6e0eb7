import type { PreparationStep } from "../experiment/preparation";

/** Reads the bytes behind the address of a shipped file; each environment has its own way. */
export type FetchBytes = (address: string) => Promise<Uint8Array>;

/** A text for people, by language. */
export interface Said {
  readonly en: string;
}

export interface CardColumn {
  readonly name: string;
  /** Unit of the numbers, such as "mm"; absent for labels and for bare numbers. */
  readonly unit?: string;
  readonly meaning: Said;
}

/** Where a dataset stands on the shelf. */
export const fields = [
  "nature",
  "health",
  "pharmaceuticals",
  "finance",
  "entertainment",
  "earth-space",
  "society",
  "goods",
  "language",
] as const;
export type Field = (typeof fields)[number];

/** Something that can be counted in the table as it came; a test counts it again. */
export type Counted = { readonly count: number } & (
  | { readonly what: "missing" | "constant" | "distinct"; readonly column: string }
  /** Cells of a number; written as in the file. */
  | { readonly what: "equals"; readonly column: string; readonly value: string }
  | { readonly what: "below" | "above"; readonly column: string; readonly limit: number }
  /** Cells whose text this regular expression finds. */
  | { readonly what: "matches"; readonly column: string; readonly pattern: string }
  /** Rows that are equal to an earlier one, in these columns where they are named. */
  | { readonly what: "repeated"; readonly columns?: readonly string[] }
  /** Days or months between the first and the last that have no row. */
  | { readonly what: "skipped-days" | "skipped-months"; readonly column: string }
);

/** A fault that the data came with. `told` holds every count in digits. */
export interface KnownFault {
  readonly told: Said;
  /** Empty where nothing in the table can be counted. */
  readonly counted: readonly Counted[];
}

/** A column worth predicting: a linear model beats the baseline on validation rows, as a test sees. */
export interface SuggestedTarget {
  readonly column: string;
  /** Columns that tell the answer: left out before anything is learned. */
  readonly without?: readonly string[];
  /** Rows with one value of this column belong together. */
  readonly group?: string;
  /** Steps before "auto". */
  readonly first?: readonly PreparationStep[];
}

/** A fault that can be planted in the data, and exactly what planting it does. */
export interface FaultCard {
  readonly id: string;
  readonly title: Said;
  /** What is told to the learner afterwards. */
  readonly told: Said;
  readonly planted: readonly PlantedCount[];
}

export interface PlantedCount {
  readonly what: "column" | "rows" | "unit" | "code" | "spelling" | "repeated" | "pixels";
  /** Absent where whole rows were added. */
  readonly column?: string;
  /** Cells or rows. */
  readonly count: number;
}

/** What is known of a dataset. */
export interface DatasetCard {
  readonly title: Said;
  /** One line. */
  readonly gist: Said;
  readonly description: Said;
  readonly field: Field;
  /** Who the people in the rows are, and whether they were asked; absent where there are none. */
  readonly peopleInIt?: Said;
  /** Where it can harm, and how; absent where nobody can be hurt by it. */
  readonly harm?: Said;
  readonly rows: number;
  readonly columns: readonly CardColumn[];
  readonly targets: readonly [SuggestedTarget, ...SuggestedTarget[]];
  /** As the package states it. */
  readonly licence: string;
  /** Who made it. */
  readonly people: readonly string[];
  readonly citation: string;
  readonly source: { readonly package: string; readonly version: string; readonly path: string };
  /** The script that made the file, and what it did. */
  readonly convertedBy: string;
  readonly conversion: Said;
  readonly sha256: string;
  /** Faults the data came with. */
  readonly knownFaults: readonly KnownFault[];
  readonly faults: readonly FaultCard[];
}

/** A dataset is one folder of `src/datasets`: `meta.ts` (default export: a Dataset) and its bytes. */
export interface Dataset {
  /** Equals the folder's name. */
  readonly id: string;
  /** File of the folder with the rows as CSV, or with what `unpack` makes CSV of. */
  readonly file: string;
  readonly card: DatasetCard;
  readonly unpack?: () => Promise<{ csvOf: (bytes: Uint8Array) => Uint8Array }>;
  /** Plants faults in the CSV text; loaded only when faults are asked for. */
  readonly planter?: () => Promise<{ plant: (csv: string, faults: readonly string[]) => Planting }>;
}

export interface Planting {
  readonly csv: string;
  readonly planted: readonly PlantedFault[];
}

/** What was planted, to the row. */
export interface PlantedFault extends PlantedCount {
  readonly fault: string;
  /** Rows of the table with the faults in it, 0-based, ascending. */
  readonly rows: readonly number[];
  /** One cell before and after. */
  readonly example?: { readonly row: number; readonly from: string; readonly to: string };
}
