import type { PreparationNote } from "../experiment/run-event";

/** How a table was read. `missing` are the marks that were found and read as missing, besides the empty cell. */
export interface Reading {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly decimal: "." | ",";
  readonly header: boolean;
  readonly missing: readonly string[];
  /** What had to be changed while reading, such as renamed columns. */
  readonly notes: readonly PreparationNote[];
}

/** How a table that was made, not read, would have been read. */
export const plainReading: Reading = {
  delimiter: ",",
  encoding: "utf-8",
  decimal: ".",
  header: true,
  missing: [],
  notes: [],
};
