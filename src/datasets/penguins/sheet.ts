import type { PlantedFault } from "../dataset";

/** A table of text on its way through the faults. */
export interface Sheet {
  names: string[];
  rows: SheetRow[];
}

export interface SheetRow {
  /** Row of the true data, 0-based; rows that were added have the one they repeat. */
  readonly source: number;
  cells: string[];
}

/** How the file writes a missing cell. */
export const missing = "NA";

export const cellOf = (sheet: Sheet, row: SheetRow, name: string): string =>
  row.cells[sheet.names.indexOf(name)] ?? missing;

export function setCell(sheet: Sheet, row: SheetRow, name: string, text: string): void {
  row.cells = row.cells.map((cell, index) => (sheet.names[index] === name ? text : cell));
}

/** Adds a column at the end. */
export function addColumn(sheet: Sheet, name: string, cell: (row: SheetRow) => string): void {
  for (const row of sheet.rows) row.cells = [...row.cells, cell(row)];
  sheet.names = [...sheet.names, name];
}

/** What a planter did, by the rows themselves: their places are known once all faults are planted. */
export interface Planted extends Pick<PlantedFault, "what" | "column"> {
  readonly rows: readonly SheetRow[];
  readonly example?: { readonly row: SheetRow; readonly from: string; readonly to: string };
}
