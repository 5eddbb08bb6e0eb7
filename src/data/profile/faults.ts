import type { ColumnFault, ColumnKind } from "../../experiment/table-profile";
import { strayLabels, type KindOfColumn } from "../column-kind";
import { isMissing, type Column, type TextColumn } from "../table";
import { labelFaults } from "./label-faults";
import { numberFaults } from "./number-faults";

/** A fault with all of its rows, ascending. */
export interface FoundFault {
  readonly fault: ColumnFault["fault"];
  readonly rows: readonly number[];
  /** Where the rows say nothing (a whole column is constant): how many cells it concerns. */
  readonly count?: number;
  readonly values?: ColumnFault["values"];
}

/** What looks wrong in a column, but for what can only be told with the target. */
export function columnFaults(column: Column, { kind, present }: KindOfColumn, decimal: "." | ","): FoundFault[] {
  const length = column.kind === "number" ? column.values.length : column.codes.length;
  const found: FoundFault[] = [];
  const missing = rowsWhere(length, (row) => isMissing(column, row));
  if (missing.length > 0) found.push({ fault: "missing", rows: missing });
  if (kind === "constant" || kind === "id-like") found.push({ fault: kind, rows: [], count: present });
  if (column.kind === "number") {
    if (kind === "number" || kind === "whole") found.push(...numberFaults(column));
    return found;
  }
  const stray = strayLabels(column, allRows(length), decimal);
  if (stray) {
    found.push({
      fault: "mixed",
      rows: rowsOfLabels(column, stray),
      values: { examples: stray.slice(0, 5).join(", ") },
    });
  }
  return [...found, ...labelFaults(column, kindIsCategory(kind))];
}

const kindIsCategory = (kind: ColumnKind): boolean => kind === "category" || kind === "constant";

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
