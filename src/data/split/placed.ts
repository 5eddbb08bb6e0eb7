import type { Split } from "../../experiment/preparation";
import { cellText, type Column } from "../table";

/** @returns the parts (row indices of training, validation, test) after the rows placed by hand have moved, and how many did */
export function withPlaced(
  parts: readonly number[][],
  sourceRows: Int32Array,
  placed: NonNullable<Split["placed"]>,
): { parts: number[][]; placed: number[] } {
  const partOf = new Map<number, number>();
  [placed.train, placed.validation, placed.test].forEach((rows, part) => {
    for (const source of rows ?? []) partOf.set(source, part);
  });
  if (partOf.size === 0) return { parts: [...parts], placed: [] };
  const byHand = sourceRows.reduce<number[]>((rows, source, row) => {
    if (partOf.has(source)) rows.push(row);
    return rows;
  }, []);
  const isPlaced = new Set(byHand);
  return {
    parts: parts.map((rows, part) => [
      ...rows.filter((row) => !isPlaced.has(row)),
      ...byHand.filter((row) => partOf.get(sourceRows[row] as number) === part),
    ]),
    placed: byHand,
  };
}

/** Of the rows placed by hand how many stand on another side than a row of their group. */
export function placedApart(parts: readonly number[][], group: Column, placed: readonly number[]): number {
  const sides = new Map<string, number>();
  parts.forEach((rows, part) => {
    for (const row of rows) {
      const label = cellText(group, row);
      if (label !== null) sides.set(label, (sides.get(label) ?? 0) | (1 << part));
    }
  });
  return placed.filter((row) => {
    const side = sides.get(cellText(group, row) ?? "") ?? 0;
    return (side & (side - 1)) !== 0;
  }).length;
}
