import type { CellMark } from "../../experiment/table-profile";
import { kindOf } from "../column-kind";
import { duplicateRows } from "../duplicate-rows";
import { atOnce, type Pieces } from "../pieces";
import type { Table } from "../table";
import { columnFaults } from "./faults";
import { allRows } from "./found-fault";

interface MarkedRows extends Omit<CellMark, "row"> {
  readonly rows: ReadonlySet<number>;
}

/** Found once a table: a window is asked for with every turn of the wheel. */
const found = new WeakMap<Table, readonly MarkedRows[]>();

/**
 * The faults among some rows of a table, cell by cell; "duplicate" marks a row that repeats an earlier one.
 * @param rows rows of the table, in the order of the window
 */
export function cellMarks(table: Table, rows: readonly number[]): CellMark[] {
  const marked = atOnce(findingMarks(table));
  return rows.flatMap((row, index) =>
    marked.flatMap(({ rows: faulty, ...mark }) => (faulty.has(row) ? [{ ...mark, row: index }] : [])),
  );
}

/** Finds the marks of all cells, in pieces, one a column; what was found is kept for `cellMarks`. */
export function* findingMarks(table: Table): Pieces<readonly MarkedRows[]> {
  const known = found.get(table);
  if (known) return known;
  const everyRow = allRows(table.rows);
  const marked: MarkedRows[] = [];
  for (const [index, column] of table.columns.entries()) {
    const kind = kindOf(column, everyRow, table.sourceRows);
    for (const { fault, rows, values } of columnFaults(column, kind, table.reading.decimal)) {
      if (rows.length > 0) marked.push({ column: index, fault, rows: new Set(rows), ...(values && { values }) });
    }
    yield;
  }
  marked.push({ fault: "duplicate", rows: new Set(duplicateRows(table.columns, table.rows)) });
  found.set(table, marked);
  return marked;
}
