import { mostPlacedRows } from "../../experiment/step-fields";
import type { SplitLeak } from "../../experiment/split-preview";
import { firstEqualRows } from "../duplicate-rows";
import { comparableColumns, findingNearPairs, tellingCopies } from "../near-duplicates";
import type { Pieces } from "../pieces";
import { cellText, type Column, type Table } from "../table";

/** From this share of the judging rows on, copies are more than a curiosity. */
const loudShare = 0.02;

/**
 * Rows outside the training rows that equal one of those, or nearly do, in all columns that do not name rows.
 * @param training, others rows of the table
 */
export function* copiesAcross(table: Table, training: Int32Array, others: readonly number[]): Pieces<SplitLeak[]> {
  const compared = comparableColumns(table);
  if (compared.length < 2) return [];
  const firsts = firstEqualRows(
    compared.map((index) => table.columns[index] as Column),
    table.rows,
  );
  const first = (row: number): number => firsts[row] as number;
  // [rows] the first training row that equals this first row; -1 where none does.
  const teaching = new Int32Array(table.rows).fill(-1);
  for (const row of training) if ((teaching[first(row)] as number) < 0) teaching[first(row)] = row;
  const isTaught = (row: number): boolean => (teaching[row] as number) >= 0;
  const leaks: SplitLeak[] = [];
  const source = (row: number): number => table.sourceRows[row] as number;
  const copies = others.filter((row) => isTaught(first(row)));
  const [copy] = copies;
  if (copy !== undefined) {
    leaks.push({
      leak: "duplicates",
      loud: copies.length >= loudShare * others.length && (yield* tellingCopies(table, compared, firsts)),
      rows: copies.length,
      of: others.length,
      columns: compared.map((index) => table.names[index] as string),
      example: { train: source(teaching[first(copy)] as number), other: source(copy) },
    });
  }
  yield;
  const nearOf = new Map<number, { like: number; column: number }>();
  for (const { like, row, differs } of yield* findingNearPairs(table, compared, firsts)) {
    const column = (differs.find(({ how }) => how === "other") ?? differs[0])?.column ?? 0;
    for (const [one, other] of [
      [like, row],
      [row, like],
    ] as const)
      if (isTaught(one) && !nearOf.has(other)) nearOf.set(other, { like: one, column });
  }
  const near = others.filter((row) => !isTaught(first(row)) && nearOf.has(first(row)));
  const [nearest] = near;
  const found = nearest === undefined ? undefined : nearOf.get(first(nearest));
  if (nearest === undefined || !found) return leaks;
  const twin = isTaught(found.like) ? (teaching[found.like] as number) : found.like;
  const column = table.columns[found.column] as Column;
  leaks.push({
    leak: "near-duplicates",
    loud: near.length >= loudShare * others.length,
    rows: near.length,
    of: others.length,
    example: {
      train: source(twin),
      other: source(nearest),
      column: column.name,
      cells: [cellText(column, twin), cellText(column, nearest)],
    },
    sources: near.slice(0, mostPlacedRows).map(source),
  });
  return leaks;
}
