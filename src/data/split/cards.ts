import type { Experiment } from "../../experiment/experiment";
import type { Part } from "../../experiment/run-event";
import type { SplitCard } from "../../experiment/split-preview";
import { kindOf } from "../column-kind";
import { looksLikeImage } from "../images/pixels-of";
import { cellText, type Table } from "../table";
import { shuffledRows } from "./row-order";
import type { Parts } from "./split-rows";

/** Cards of a part that are there unasked. */
const cardsOfAPart = 12;
const cellsOfACard = 4;
const mostLetters = 60;

/**
 * Columns to know a row by: the target, what the split goes by, pictures, and the first that say something to people and model.
 * @param used names of the columns the model is given
 */
export function cardColumns(table: Table, { target, split }: Experiment, used: readonly string[]): string[] {
  const every = Int32Array.from({ length: table.rows }, (_, row) => row);
  const decides = [split.time, split.group, split.testWhere?.column].filter((name) => name !== undefined);
  const pictures = table.columns.filter((column) => column.kind === "text" && looksLikeImage(column.labels[0] ?? ""));
  const telling = table.columns.filter((column) => {
    const { kind } = kindOf(column, every, table.sourceRows);
    return kind === "number" || kind === "whole" || kind === "category" || kind === "date";
  });
  const given = telling.filter(({ name }) => used.includes(name));
  const names = [
    target,
    ...decides,
    ...pictures.map(({ name }) => name),
    ...(given.length > 0 ? given : telling).map(({ name }) => name),
  ];
  return [...new Set(names)].slice(0, cellsOfACard);
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
  const partOf = new Map<number, Part>();
  for (const part of ["train", "validation", "test"] as const) for (const row of parts[part]) partOf.set(row, part);
  const byHand = new Set(
    [split.placed?.train, split.placed?.validation, split.placed?.test].flatMap((rows) => rows ?? []),
  );
  const wanted = new Set([...byHand, ...asked]);
  const left: Record<Part, number> = { train: cardsOfAPart, validation: cardsOfAPart, test: cardsOfAPart };
  const shown = table.columns.filter(({ name }) => columns.includes(name));
  const inOrder = columns.flatMap((name) => shown.filter((column) => column.name === name));
  const chosen: number[] = [];
  for (const row of shuffledRows([...table.sourceRows.keys()], table.sourceRows, 3)) {
    const part = partOf.get(row);
    if (wanted.has(table.sourceRows[row] as number)) chosen.push(row);
    else if (part !== undefined && left[part]-- > 0) chosen.push(row);
  }
  return chosen
    .sort((a, b) => a - b)
    .map((row) => ({
      row: table.sourceRows[row] as number,
      part: partOf.get(row) ?? null,
      byHand: byHand.has(table.sourceRows[row] as number),
      cells: inOrder.map((column) => shortened(cellText(column, row))),
    }));
}

const shortened = (cell: string | null): string | null =>
  cell !== null && cell.length > mostLetters && !looksLikeImage(cell) ? `${cell.slice(0, mostLetters)}…` : cell;
