import type { CellMark } from "../../experiment/table-profile";
import { kindOf } from "../column-kind";
import { duplicateRows } from "../duplicate-rows";
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
  let marked = found.get(table);
  if (!marked) found.set(table, (marked = findMarks(table)));
  return rows.flatMap((row, index) =>
    (marked ?? []).flatMap(({ rows: faulty, ...mark }) => (faulty.has(row) ? [{ ...mark, row: index }] : [])),
  );
}

function findMarks(table: Table): MarkedRows[] {
  const everyRow = allRows(table.rows);
  const inCells = table.columns.flatMap((column, index) => {
    const kind = kindOf(column, everyRow, table.sourceRows);
    return columnFaults(column, kind, table.reading.decimal)
      .filter(({ rows }) => rows.length > 0)
      .map(({ fault, rows, values }) => ({ column: index, fault, rows: new Set(rows), ...(values && { values }) }));
  });
  return [...inCells, { fault: "duplicate", rows: new Set(duplicateRows(table.columns, table.rows)) }];
}
