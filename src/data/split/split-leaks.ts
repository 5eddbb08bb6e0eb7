import { kindOf } from "../column-kind";
import { firstEqualRows } from "../duplicate-rows";
import type { Table } from "../table";
import { momentOf } from "./by-time";
import type { Parts } from "./split-rows";

/** Something that a model could know of the rows by which it is judged. */
export type SplitLeak =
  /** Rows outside the training rows that equal one of those in every column that does not name rows. */
  | { readonly leak: "duplicates"; readonly rows: number; readonly of: number }
  /** Rows outside the training rows that lie before the last training row: the model learned from their future. */
  | { readonly leak: "future"; readonly column: string; readonly rows: number; readonly of: number };

/** @param table the rows that `parts` index */
export function splitLeaks(table: Table, parts: Parts): SplitLeak[] {
  const others = [...parts.validation, ...parts.test];
  if (others.length === 0) return [];
  return [...duplicatesAcross(table, parts, others), ...futureInThePast(table, parts, others)];
}

function duplicatesAcross(table: Table, { train }: Parts, others: readonly number[]): SplitLeak[] {
  const every = Int32Array.from(table.sourceRows.keys());
  const columns = table.columns.filter((column) => kindOf(column, every, table.sourceRows).kind !== "id-like");
  if (columns.length < 2) return [];
  const firsts = firstEqualRows(columns, table.rows);
  const taught = new Set(train.map((row) => firsts[row] as number));
  const rows = others.filter((row) => taught.has(firsts[row] as number)).length;
  return rows > 0 ? [{ leak: "duplicates", rows, of: others.length }] : [];
}

function futureInThePast(table: Table, { train }: Parts, others: readonly number[]): SplitLeak[] {
  return table.columns.flatMap((column): SplitLeak[] => {
    if (column.kind === "number" || kindOf(column, train, table.sourceRows).kind !== "date") return [];
    const last = train.reduce((latest, row) => Math.max(latest, momentOf(column, row) || -Infinity), -Infinity);
    const rows = others.filter((row) => momentOf(column, row) < last).length;
    return rows > 0 ? [{ leak: "future", column: column.name, rows, of: others.length }] : [];
  });
}
