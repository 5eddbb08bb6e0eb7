import { dateOf } from "../apply-cells";
import type { Column } from "../table";
import { shareCounts } from "./shares";

/** A moment as a number that grows with time: a number as it is, a date in ms since 1970; NaN where it is neither. */
export function momentOf(column: Column, row: number): number {
  if (column.kind === "number") return column.values[row] as number;
  const label = column.labels[column.codes[row] as number];
  const date = label === undefined ? null : dateOf(label);
  if (!date) return NaN;
  const [year, month, day] = date;
  const clock = /[T ](\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(label ?? "");
  const [hours = 0, minutes = 0, seconds = 0] = (clock?.slice(1) ?? []).map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
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
  const known = rows.flatMap((row) => {
    const moment = momentOf(column, row);
    return Number.isNaN(moment) ? [] : [{ row, moment }];
  });
  known.sort((a, b) => a.moment - b.moment || a.row - b.row);
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
