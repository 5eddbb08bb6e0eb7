import { cellMarks, type MarkedRows } from "../data/profile/cell-marks";
import { cellText, type Table } from "../data/table";
import type { TableWindow } from "../experiment/table-profile";
import type { RowsRequest } from "./protocol";

/** Rows [from, from + count) of a table as text; or of these rows of it only, in their order. */
export function tableWindow(
  table: Table,
  marked: readonly MarkedRows[],
  { from, count, find }: Pick<RowsRequest, "from" | "count" | "find">,
  only: Int32Array | null,
): TableWindow {
  const total = only?.length ?? table.rows;
  const first = Math.max(0, Math.min(from, total));
  const length = Math.max(0, Math.min(count, total - first));
  const rows = Array.from({ length }, (_, index) => only?.[first + index] ?? first + index);
  return {
    from: first,
    total,
    sourceRows: rows.map((row) => table.sourceRows[row] ?? row),
    names: table.names,
    cells: rows.map((row) => table.columns.map((column) => cellText(column, row))),
    marks: cellMarks(marked, rows),
    ...(find !== undefined && { found: placeOf(table, find, only) }),
  };
}

function placeOf(table: Table, sourceRow: number, only: Int32Array | null): number | null {
  const row = table.sourceRows.indexOf(sourceRow);
  const place = only && row >= 0 ? only.indexOf(row) : row;
  return place < 0 ? null : place;
}
