import type { ColumnKind } from "../experiment/table-profile";
import { dateOf } from "./apply-cells";
import { looksLikeImage } from "./images/pixels-of";
import { isDigitCode, numberOf } from "./number-text";
import { allRows } from "./profile/found-fault";
import { sortNumbers } from "./sort-numbers";
import { labelCounts, type Column, type NumberColumn, type Table, type TextColumn } from "./table";

export interface KindOfColumn {
  readonly kind: ColumnKind;
  /** Rows with a value, and how many different values there are. */
  readonly present: number;
  readonly distinct: number;
  /** Of a column of numbers: those of the rows it was judged by, ascending. */
  readonly sorted?: Float64Array;
}

const idName = /(^|[^a-z])(id|ids|uuid|guid|index|idx|key|nr|no|number|code)([^a-z]|$)/i;

const isIdName = (name: string, distinct: number, present: number): boolean =>
  idName.test(name) && distinct > Math.max(20, 0.2 * present);

/**
 * What a column seems to hold. @param rows the rows to judge by, ascending @param sourceRows their place in the source
 *
 * "id-like": numbers that count the rows, names of which hardly two are equal, and what is called "id" or "number" and
 * has many values. "image": at least 95 in 100 labels are pictures (`images/image-cell`). "text": labels too long or too many to be categories.
 */
export function kindOf(column: Column, rows: ArrayLike<number>, sourceRows: Int32Array): KindOfColumn {
  const found = column.kind === "number" ? kindOfNumbers(column, rows, sourceRows) : kindOfText(column, rows);
  if (rows.length === sourceRows.length) {
    const { kind, present, distinct } = found;
    judged.set(column, { sourceRows, found: { kind, present, distinct } });
  }
  return found;
}

/** Columns that were judged by all of their rows; their numbers in order are not kept. */
const judged = new WeakMap<Column, { readonly sourceRows: Int32Array; readonly found: KindOfColumn }>();

/** What a table's column seems to hold, by all of its rows. */
export function kindInTable(column: Column, { rows, sourceRows }: Table): KindOfColumn {
  const known = judged.get(column);
  return known?.sourceRows === sourceRows ? known.found : kindOf(column, allRows(rows), sourceRows);
}

function kindOfNumbers(column: NumberColumn, rows: ArrayLike<number>, sourceRows: Int32Array): KindOfColumn {
  const { values } = column;
  const isEveryRow = rows.length === values.length;
  const seen = new Float64Array(rows.length);
  let present = 0;
  let whole = true;
  let counting = 0;
  let [beforeValue, beforePlace] = [NaN, NaN];
  for (let i = 0; i < rows.length; i++) {
    const row = isEveryRow ? i : (rows[i] as number);
    const value = values[row] as number;
    const place = sourceRows[row] as number;
    if (value === value) {
      seen[present++] = value;
      if (whole && !Number.isInteger(value)) whole = false;
      if (value - beforeValue === place - beforePlace) counting++;
    }
    beforeValue = value;
    beforePlace = place;
  }
  // Rows with a number that another row precedes.
  const pairs = present - (rows.length > 0 && !Number.isNaN(values[rows[0] as number]) ? 1 : 0);
  const sorted = sortNumbers(seen.subarray(0, present));
  let distinct = 0;
  for (let at = 0, before = NaN; at < present; at++) {
    const value = sorted[at] as number;
    if (value !== before) distinct++;
    before = value;
  }
  const found = { present, distinct, sorted };
  if (present === 0) return { kind: "empty", ...found };
  if (distinct === 1) return { kind: "constant", ...found };
  if (whole && present >= 10) {
    const counts = pairs > 0 && counting >= 0.9 * pairs;
    if (counts || isIdName(column.name, distinct, present)) return { kind: "id-like", ...found };
  }
  return { kind: whole ? "whole" : "number", ...found };
}

function kindOfText(column: TextColumn, rows: ArrayLike<number>): KindOfColumn {
  const counts = labelCounts(column, rows.length === column.codes.length ? undefined : rows);
  const used = column.labels
    .map((label, code) => ({ label, count: counts[code] as number }))
    .filter(({ count }) => count > 0);
  const present = used.reduce((sum, { count }) => sum + count, 0);
  const found = { present, distinct: used.length };
  if (present === 0) return { kind: "empty", ...found };
  if (used.length === 1) return { kind: "constant", ...found };
  if (used.filter(({ label }) => looksLikeImage(label)).length >= 0.95 * used.length)
    return { kind: "image", ...found };
  const dates = used.filter(({ label }) => dateOf(label) !== null).length;
  if (dates >= 0.95 * used.length) return { kind: "date", ...found };
  if (used.length <= 10 || used.length <= 0.05 * present) return { kind: "category", ...found };
  const words = used.reduce((sum, { label }) => sum + label.trim().split(/\s+/).length, 0) / used.length;
  if (isIdName(column.name, used.length, present)) return { kind: "id-like", ...found };
  if (words >= 3 && used.length > 0.3 * present) return { kind: "text", ...found };
  if (used.length > 0.5 * present) return { kind: words >= 3 ? "text" : "id-like", ...found };
  return { kind: "category", ...found };
}

/** Labels that keep a column of numbers from being one, among all rows or some; null where fewer than 8 in 10 cells are numbers, or one is a code. */
export function strayLabels(column: TextColumn, rows: ArrayLike<number> | null, decimal: "." | ","): string[] | null {
  const counts = labelCounts(column, rows && rows.length < column.codes.length ? rows : undefined);
  let numbers = 0;
  let present = 0;
  if (column.labels.some((label, code) => (counts[code] as number) > 0 && isDigitCode(label))) return null;
  const stray: string[] = [];
  column.labels.forEach((label, code) => {
    const count = counts[code] as number;
    present += count;
    if (Number.isNaN(numberOf(label, decimal))) stray.push(label);
    else numbers += count;
  });
  return present > 0 && numbers < present && numbers >= 0.8 * present ? stray : null;
}
