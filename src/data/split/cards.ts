import type { Experiment } from "../../experiment/experiment";
import type { Part } from "../../experiment/run-event";
import type { SplitCard } from "../../experiment/split-preview";
import { kindInTable } from "../column-kind";
import { looksLikeImage } from "../images/pixels-of";
import { cellText, type Table } from "../table";
import { firstShuffledRows } from "./row-order";
import type { Parts } from "./split-rows";

/** Cards of a part that are there unasked. */
const cardsOfAPart = 12;
const partNames = ["train", "validation", "test"] as const satisfies readonly Part[];
const cellsOfACard = 4;
const mostLetters = 60;

/**
 * Columns to know a row by: the target, what the split goes by, pictures, and the first that say something to people and model.
 * @param used names of the columns the model is given
 */
export function cardColumns(table: Table, { target, split }: Experiment, used: readonly string[]): string[] {
  const decides = [split.time, split.group, split.testWhere?.column].filter((name) => name !== undefined);
  const pictures = table.columns.filter((column) => column.kind === "text" && looksLikeImage(column.labels[0] ?? ""));
  const telling = table.columns.filter((column) => {
    const { kind } = kindInTable(column, table);
    return kind === "number" || kind === "whole" || kind === "category" || kind === "date";
  });
  const given = telling.filter(({ name }) => used.includes(name));
  const names = [
    target,
    ...decides,
    ...pictures.map(({ name }) => name),
    ...(given.length > 0 ? given : telling).map(({ name }) => name),
  ];
  return [...new Set(names.filter((name) => name !== ""))].slice(0, cellsOfACard);
}

/**
 * The rows placed by hand, those asked for, and a few of each part, the same ones as long as they stay there.
 * @param table the rows that `parts` index @param asked places in the table as it came in
 */
export function cardsOf(
  table: Table,
  parts: Parts,
  { split }: Experiment,
  columns: readonly string[],
  asked: readonly number[],
): SplitCard[] {
  const partOf = partsOfRows(parts, table.rows);
  const byHand = new Set(
    [split.placed?.train, split.placed?.validation, split.placed?.test].flatMap((rows) => rows ?? []),
  );
  const wanted = new Set([...byHand, ...asked]);
  const shown = table.columns.filter(({ name }) => columns.includes(name));
  const inOrder = columns.flatMap((name) => shown.filter((column) => column.name === name));
  const isWanted = (row: number): boolean => wanted.has(table.sourceRows[row] as number);
  const chosen = wanted.size > 0 ? [...table.sourceRows.keys()].filter(isWanted) : [];
  for (const part of partNames) {
    const others = wanted.size > 0 ? parts[part].filter((row) => !isWanted(row)) : parts[part];
    chosen.push(...firstShuffledRows(others, table.sourceRows, 3, cardsOfAPart));
  }
  return chosen
    .sort((a, b) => a - b)
    .map((row) => ({
      row: table.sourceRows[row] as number,
      part: partNames[partOf[row] as number] ?? null,
      byHand: byHand.has(table.sourceRows[row] as number),
      cells: inOrder.map((column) => shortened(cellText(column, row))),
    }));
}

/** [rows] index into `partNames`; that of none where a row stands in no part. */
function partsOfRows(parts: Parts, rows: number): Uint8Array {
  const partOf = new Uint8Array(rows).fill(partNames.length);
  partNames.forEach((part, index) => {
    for (const row of parts[part]) partOf[row] = index;
  });
  return partOf;
}

const shortened = (cell: string | null): string | null =>
  cell !== null && cell.length > mostLetters && !looksLikeImage(cell) ? `${cell.slice(0, mostLetters)}…` : cell;
