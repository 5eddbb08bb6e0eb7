import type { Column, Table } from "../data/table";
import type { TableProfile, TableWindow } from "../experiment/table-profile";

/** Rows [from, from + count) of a table as text, or of those of its rows where a fault of these kinds was found. */
export function tableWindow(table: Table, from: number, count: number, faultyRows: readonly number[] | null): TableWindow {
  const total = faultyRows?.length ?? table.rows;
  const first = Math.max(0, Math.min(from, total));
  const length = Math.max(0, Math.min(count, total - first));
  const rows = Array.from({ length }, (_, index) => faultyRows?.[first + index] ?? first + index);
  return {
    from: first,
    total,
    sourceRows: rows.map((row) => table.sourceRows[row] ?? row),
    names: table.names,
    cells: rows.map((row) => table.columns.map((column) => cellText(column, row))),
  };
}

/** The rows named by a profile as examples of these faults, in order. */
export function faultyRows({ columns }: TableProfile, faults: readonly string[]): readonly number[] {
  const rows = columns.flatMap((column) => column.faults.filter(({ fault }) => faults.includes(fault)).flatMap((fault) => fault.rows));
  return [...new Set(rows)].sort((a, b) => a - b);
}

function cellText(column: Column, row: number): string | null {
  if (column.kind === "text") return column.labels[column.codes[row] ?? -1] ?? null;
  const value = column.values[row] ?? NaN;
  return Number.isNaN(value) ? null : String(value);
}
