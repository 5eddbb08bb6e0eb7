import { cellMarks, type MarkedRows } from "../data/profile/cell-marks";
import { cellText, type Table } from "../data/table";
import type { TableWindow } from "../experiment/table-profile";

/** Rows [from, from + count) of a table as text; or of these rows of it only, in their order. */
export function tableWindow(
  table: Table,
  marked: readonly MarkedRows[],
  from: number,
  count: number,
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
  };
}
