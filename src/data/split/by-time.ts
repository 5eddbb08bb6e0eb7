import { dateOf } from "../apply-cells";
import type { Column } from "../table";
import { shareCounts } from "./shares";

/** A moment as a number that grows with time: a number as it is, a date in ms since 1970; NaN where it is neither. */
export function momentOf(column: Column, row: number): number {
  if (column.kind === "number") return column.values[row] as number;
  const label = column.labels[column.codes[row] as number];
  return label === undefined ? NaN : momentOfLabel(label);
}

/** A date as such a number, with its time of day where one is written; NaN where it is none. */
export function momentOfLabel(label: string): number {
  const date = dateOf(label);
  if (!date) return NaN;
  const [year, month, day] = date;
  const clock = /[T ](\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(label);
  const [hours = 0, minutes = 0, seconds = 0] = (clock?.slice(1) ?? []).map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}

/** The rows that have a time, the earliest first; of one moment in their order. */
export function timeline(rows: readonly number[], column: Column): { row: number; moment: number }[] {
  // A date is read once a label, not once a row.
  const byCode = column.kind === "text" ? column.labels.map(momentOfLabel) : null;
  const moments = (row: number): number =>
    column.kind === "number" ? (column.values[row] as number) : (byCode?.[column.codes[row] as number] ?? NaN);
  const known = rows.flatMap((row) => {
    const moment = moments(row);
    return Number.isNaN(moment) ? [] : [{ row, moment }];
  });
  return known.sort((a, b) => a.moment - b.moment || a.row - b.row);
}

/**
 * Rows in the order of time, dealt to the parts: the earliest first. Rows of one moment stay together, in the earlier part.
 * @param fractions of the parts, summing to 1. @returns row indices of each part, and how many rows have no time
 */
export function byTime(
  rows: readonly number[],
  column: Column,
  fractions: readonly number[],
): { parts: number[][]; unknown: number } {
  const known = timeline(rows, column);
  let from = 0;
  let due = 0;
  const parts = shareCounts(known.length, fractions).map((count) => {
    due += count;
    let to = Math.max(from, due);
    while (count > 0 && to > 0 && to < known.length && known[to]?.moment === known[to - 1]?.moment) to++;
    const part = known.slice(from, to).map(({ row }) => row);
    from = to;
    return part;
  });
  return { parts, unknown: rows.length - known.length };
}
