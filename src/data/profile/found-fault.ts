import type { ColumnFault } from "../../experiment/table-profile";
import type { TextColumn } from "../table";

/** A fault with all of its rows, ascending. */
export interface FoundFault {
  readonly fault: ColumnFault["fault"];
  readonly rows: readonly number[];
  /** Where the rows say nothing (a whole column is constant): how many cells it concerns. */
  readonly count?: number;
  readonly values?: ColumnFault["values"];
}

export const allRows = (length: number): Int32Array => Int32Array.from({ length }, (_, row) => row);

export function rowsWhere(length: number, holds: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (holds(row)) rows.push(row);
  return rows;
}

export function rowsOfLabels(column: TextColumn, labels: Iterable<string>): number[] {
  const wanted = new Set(labels);
  const codes = new Set([...column.labels.keys()].filter((code) => wanted.has(column.labels[code] as string)));
  return rowsWhere(column.codes.length, (row) => codes.has(column.codes[row] as number));
}
