import type { CellFilter, RowOrder, TableQuery } from "../../experiment/table-query";
import type { Pieces } from "../pieces";
import { rowsMarked, type MarkedRows } from "../profile/cell-marks";
import { rowsWhere } from "../profile/found-fault";
import { columnNamed, isMissing, type Column, type Table } from "../table";
import { labelRanks } from "./label-ranks";
import { sorting } from "./sorting";

const rowsAtOnce = 100_000;

/**
 * The rows of a table that are asked for, in the order that is asked for, in pieces. Equal cells keep the order in which
 * they came, missing ones stand last whichever way it is sorted. A column that there is not asks for nothing.
 * @returns null for every row as it came
 */
export function* findingRows(
  table: Table,
  marked: readonly MarkedRows[],
  { faults, filters = [], order }: TableQuery,
): Pieces<Int32Array | null> {
  let rows = faults ? rowsMarked(marked, table.rows, faults) : null;
  for (const filter of filters) {
    const column = columnNamed(table, filter.column);
    if (column) rows = yield* filtering(rows, table.rows, yield* testOf(column, filter));
  }
  const column = order && columnNamed(table, order.column);
  return column ? yield* ordering(column, rows ?? rowsWhere(table.rows, () => true), order) : rows;
}

function* filtering(rows: Int32Array | null, tableRows: number, holds: (row: number) => boolean): Pieces<Int32Array> {
  const length = rows?.length ?? tableRows;
  const kept = new Int32Array(length);
  let found = 0;
  for (let at = 0; at < length; at++) {
    const row = rows ? (rows[at] as number) : at;
    if (holds(row)) kept[found++] = row;
    if (at % rowsAtOnce === rowsAtOnce - 1) yield;
  }
  return kept.slice(0, found);
}

/** Labels are looked at once each, not in every row. */
function* testOf(column: Column, filter: CellFilter): Pieces<(row: number) => boolean> {
  if (filter.holds === "missing") return (row) => isMissing(column, row);
  if (filter.holds === "between") {
    const low = filter.from ?? -Infinity;
    const high = filter.to ?? Infinity;
    if (column.kind === "text") return () => false;
    return (row) => (column.values[row] as number) >= low && (column.values[row] as number) <= high;
  }
  const wanted = filter.text.trim().toLowerCase();
  const holds = (text: string): boolean => {
    const known = text.trim().toLowerCase();
    return filter.holds === "equals" ? known === wanted : known.includes(wanted);
  };
  if (column.kind === "number") return (row) => !isMissing(column, row) && holds(String(column.values[row] as number));
  const isWanted = new Uint8Array(column.labels.length);
  for (const [code, label] of column.labels.entries()) {
    if (holds(label)) isWanted[code] = 1;
    if (code % rowsAtOnce === rowsAtOnce - 1) yield;
  }
  return (row) => isWanted[column.codes[row] as number] === 1;
}

function* ordering(column: Column, rows: Int32Array, { descending }: RowOrder): Pieces<Int32Array> {
  const known = yield* filtering(rows, rows.length, (row) => !isMissing(column, row));
  const missing = yield* filtering(rows, rows.length, (row) => isMissing(column, row));
  const keys = column.kind === "number" ? column.values : yield* labelRanks(column.labels);
  const keyOf =
    column.kind === "number"
      ? (row: number) => keys[row] as number
      : (row: number) => keys[column.codes[row] as number] as number;
  const sorted = yield* sorting(known, descending ? (a, b) => keyOf(a) < keyOf(b) : (a, b) => keyOf(a) > keyOf(b));
  const ordered = new Int32Array(rows.length);
  ordered.set(sorted);
  ordered.set(missing, sorted.length);
  return ordered;
}
