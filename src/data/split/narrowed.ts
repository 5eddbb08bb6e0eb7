import type { Split } from "../../experiment/preparation";
import { cellText, type Column } from "../table";
import { shuffledRows } from "./row-order";

/** The columns that `trainWhere` and `validationWhere` name, for the rows that are divided. */
export interface Narrowing {
  readonly teaching?: Column | null;
  readonly judging?: Column | null;
}

/**
 * Of the rows that chance made training and validation rows those that `trainWhere`, `validationWhere` and `take` leave.
 * @param parts row indices of training, validation, test @returns the same, and how many rows stand in no part now
 */
export function narrowed(
  parts: readonly (readonly number[])[],
  columns: Narrowing,
  split: Split,
  sourceRows: Int32Array,
  seed: number,
): { parts: number[][]; leftOut: number } {
  const [train, validation, test] = [0, 1, 2].map((part) => [...(parts[part] ?? [])]) as [number[], number[], number[]];
  const teaching = rowsWhere(train, columns.teaching, split.trainWhere);
  const judging = rowsWhere(validation, columns.judging, split.validationWhere);
  const taken = split.take === undefined ? teaching : some(teaching, split.take, sourceRows, seed);
  const leftOut = train.length - taken.length + validation.length - judging.length;
  return { parts: [taken, judging, test], leftOut };
}

function rowsWhere(rows: number[], column: Column | null | undefined, where: Split["trainWhere"]): number[] {
  if (!where || !column) return rows;
  const values = new Set(where.equals);
  return rows.filter((row) => values.has(cellText(column, row) ?? ""));
}

/** The first in an order of their own: the seed of the split has dealt them out already. */
function some(rows: number[], count: number, sourceRows: Int32Array, seed: number): number[] {
  if (rows.length <= count) return rows;
  const ascending = Int32Array.from(rows).sort();
  return [...shuffledRows(ascending, sourceRows, (seed ^ 0x5bd1e995) >>> 0).subarray(0, count)];
}
