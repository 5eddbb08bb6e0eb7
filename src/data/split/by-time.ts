import { dateOf } from "../apply-cells";
import { sortNumbers } from "../sort-numbers";
import { isMissing, type Column } from "../table";
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

/** Rows that have a time, the earliest first, of one moment in their order; and when each is, as `momentOf` says. */
export interface Timeline {
  readonly rows: Int32Array;
  readonly moments: Float64Array;
}

/** @param rows each of them once */
export function timeline(rows: ArrayLike<number>, column: Column): Timeline {
  const known = new Int32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++)
    if (!isMissing(column, rows[at] as number)) known[count++] = rows[at] as number;
  const inOrder = known.subarray(0, count).sort();
  // A date is read once a label, not once a row.
  const byCode = column.kind === "text" ? Float64Array.from(column.labels, momentOfLabel) : null;
  const moments = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const row = inOrder[at] as number;
    moments[at] =
      column.kind === "number" ? (column.values[row] as number) : (byCode?.[column.codes[row] as number] as number);
  }
  return sortedByMoment(inOrder, moments);
}

/** Every moment is counted: there are mostly far fewer than rows. @param rows ascending */
function sortedByMoment(rows: Int32Array, moments: Float64Array): Timeline {
  const every = sortNumbers(moments.filter((moment) => !Number.isNaN(moment)));
  const placeOf = new Map<number, number>();
  every.forEach((moment, at) => {
    if (at === 0 || moment !== every[at - 1]) placeOf.set(moment, at);
  });
  const sorted = new Int32Array(every.length);
  for (let at = 0; at < rows.length; at++) {
    const moment = moments[at] as number;
    const place = placeOf.get(moment);
    if (place === undefined) continue;
    sorted[place] = rows[at] as number;
    placeOf.set(moment, place + 1);
  }
  return { rows: sorted, moments: every };
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
  const { rows: known, moments } = timeline(rows, column);
  let from = 0;
  let due = 0;
  const parts = shareCounts(known.length, fractions).map((count) => {
    due += count;
    let to = Math.max(from, due);
    while (count > 0 && to > 0 && to < known.length && moments[to] === moments[to - 1]) to++;
    const part = [...known.subarray(from, to)];
    from = to;
    return part;
  });
  return { parts, unknown: rows.length - known.length };
}
