/** Reads the bytes behind the address of a shipped file; each environment has its own way. */
export type FetchBytes = (address: string) => Promise<Uint8Array>;

export interface CardColumn {
  readonly name: string;
  /** Unit of the numbers, such as "mm"; absent for labels. */
  readonly unit?: string;
  readonly meaning: string;
}

/** A fault that can be planted in the data, and exactly what planting it does. */
export interface FaultCard {
  readonly id: string;
  readonly title: string;
  /** What is told to the learner afterwards. */
  readonly told: string;
  readonly planted: readonly PlantedCount[];
}

export interface PlantedCount {
  readonly what: "column" | "rows" | "unit" | "code" | "spelling" | "repeated";
  /** Absent where whole rows were added. */
  readonly column?: string;
  /** Cells or rows. */
  readonly count: number;
}

/** What is known of a dataset. */
export interface DatasetCard {
  readonly title: string;
  readonly description: string;
  readonly rows: number;
  readonly columns: readonly CardColumn[];
  readonly licence: string;
  readonly people: readonly string[];
  readonly citation: string;
  readonly source: { readonly package: string; readonly version: string; readonly path: string };
  /** The script that made the file. */
  readonly convertedBy: string;
  readonly sha256: string;
  /** Faults the data came with. */
  readonly knownFaults: readonly string[];
  readonly faults: readonly FaultCard[];
}

/** A dataset is one folder of `src/datasets`: `meta.ts` (default export: a Dataset) and its bytes. */
export interface Dataset {
  /** Equals the folder's name. */
  readonly id: string;
  /** File of the folder with the rows as CSV. */
  readonly file: string;
  readonly card: DatasetCard;
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
