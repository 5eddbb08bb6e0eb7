import type { CellMark } from "../../experiment/table-profile";
import { kindOf } from "../column-kind";
import { duplicateRows } from "../duplicate-rows";
import type { Pieces } from "../pieces";
import { RowSet } from "../row-set";
import type { Table } from "../table";
import { columnFaults } from "./faults";
import { allRows, rowsWhere, type FoundFault } from "./found-fault";

/** The cells of a column, or without one the rows, that have a fault. */
export interface MarkedRows extends Omit<CellMark, "row"> {
  readonly rows: RowSet;
}

/** Found once a table: a window is asked for with every turn of the wheel. */
const found = new WeakMap<Table, readonly MarkedRows[]>();

/** The faults among some rows of a table, cell by cell. @param rows rows of the table, in the order of the window */
export function cellMarks(marked: readonly MarkedRows[], rows: readonly number[]): CellMark[] {
  return rows.flatMap((row, index) =>
    marked.flatMap(({ rows: faulty, ...mark }) => (faulty.has(row) ? [{ ...mark, row: index }] : [])),
  );
}

/** Finds the marks of all cells, in pieces, one a column; "duplicate" marks a row that repeats an earlier one. */
export function* findingMarks(table: Table): Pieces<readonly MarkedRows[]> {
  const known = found.get(table);
  if (known) return known;
  const everyRow = allRows(table.rows);
  const marked: MarkedRows[] = [];
  for (const [index, column] of table.columns.entries()) {
    const kind = kindOf(column, everyRow, table.sourceRows);
    marked.push(...marksOf(table, index, columnFaults(column, kind, table.reading.decimal)));
    yield;
  }
  marked.push(marksOfDuplicates(table, duplicateRows(table.columns, table.rows)));
  return keepMarks(table, marked);
}

/** What was found on the way to a profile needs not be looked for again. */
export function keepMarks(table: Table, marked: readonly MarkedRows[]): readonly MarkedRows[] {
  found.set(table, marked);
  return marked;
}

/** A column's faults as marks; one of the whole column has no rows and marks nothing. @param column its index */
export const marksOf = (table: Table, column: number, faults: readonly FoundFault[]): MarkedRows[] =>
  faults
    .filter(({ rows }) => rows.length > 0)
    .map(({ fault, rows, values }) => ({
      column,
      fault,
      rows: new RowSet(table.rows, rows),
      ...(values && { values }),
    }));

/** Rows that repeat an earlier one, as one mark. */
export const marksOfDuplicates = (table: Table, rows: Int32Array): MarkedRows => ({
  fault: "duplicate",
  rows: new RowSet(table.rows, rows),
});

/**
 * Rows that have a fault of one of these kinds, ascending. "duplicate" are rows that repeat an earlier one; faults of a
 * whole column ("constant", "leak", …) have no rows.
 */
export function rowsMarked(marked: readonly MarkedRows[], tableRows: number, faults: readonly string[]): Int32Array {
  const wanted = marked.filter(({ fault }) => faults.includes(fault)).map(({ rows }) => rows);
  return rowsWhere(tableRows, (row) => wanted.some((rows) => rows.has(row)));
}
