import type { Outcome } from "../experiment/failure";
import type { CellOperation, FittedColumn, FittedPreparation } from "../experiment/trained-model";

// The interpreter of a fitted preparation. The exported page has it once more, in plain JavaScript
// (deployment/page/interpreter.js); a test holds both to the same numbers.

/** A cell between two operations; null is missing. */
export type Cell = number | string | null;

const decimalPoint = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|(?=\.\d))(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
const decimalComma = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+|(?=,\d))(?:,\d*)?(?:[eE][+-]?\d+)?$/;

/** Thousands in groups by blanks or apostrophes, whatever the decimal mark: 12 345,6 or 12'345.6. */
const grouped = /^[+-]?[1-9]\d{0,2}(?:[ '\u00a0\u2019\u202f]\d{3})+(?=[.,]|$)/;
/** A network works in 32-bit numbers, which end at 3.4e38: a model that answers too high must still answer a number. */
const largestNumber = 1e35;

/** A number's text without the blanks or apostrophes that group its thousands. */
export const ungrouped = (text: string): string =>
  text.replace(grouped, (thousands) => thousands.replace(/[^\d+-]/g, ""));

/** Text to a number, with thousands grouped by the other mark or as in `ungrouped`; NaN where it is none, or too large. */
export function numberOf(text: string, decimal: "." | ","): number {
  const trimmed = ungrouped(text.trim().replace("\u2212", "-"));
  if (!(decimal === "," ? decimalComma : decimalPoint).test(trimmed)) return NaN;
  const plain = decimal === "," ? trimmed.replaceAll(".", "").replace(",", ".") : trimmed.replaceAll(",", "");
  const value = Number(plain);
  return Math.abs(value) <= largestNumber ? value : NaN;
}

/** Digits that are a name: leading zeros, or more of them than a number keeps. A column that holds one is text. */
export const isDigitCode = (text: string): boolean => /^(?:0\d+|[+-]?\d{16,})$/.test(text.trim());

/** What spellings of one label have in common: case, blanks and (but for labels with digits) punctuation are gone. */
export function spellingKey(label: string): string {
  const bare = label.toLowerCase().replace(/\s+/g, "");
  return /\d/.test(bare) ? bare : bare.replace(/[\p{P}_]+/gu, "") || bare;
}

/** [year, month, day] of 2007-11-11, 2007/11/11 or 11.11.2007, with or without a time; null where it is no date. */
export function dateOf(text: string): [number, number, number] | null {
  const yearFirst = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\s*$/.exec(text);
  const dayFirst = yearFirst ? null : /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[T ].*)?\s*$/.exec(text);
  const parts = yearFirst ? yearFirst.slice(1, 4) : dayFirst ? dayFirst.slice(1, 4).reverse() : null;
  if (!parts) return null;
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? [year, month, day] : null;
}

function datePart(text: string, part: "year" | "month-sin" | "month-cos" | "day-of-year"): number | null {
  const date = dateOf(text);
  if (!date) return null;
  const [year, month, day] = date;
  if (part === "year") return year;
  if (part === "month-sin") return Math.sin((2 * Math.PI * (month - 1)) / 12);
  if (part === "month-cos") return Math.cos((2 * Math.PI * (month - 1)) / 12);
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86400000) + 1;
}

function shortened(label: string, keep: "first-word" | "before-parenthesis" | "after-comma"): string {
  const mark = keep === "before-parenthesis" ? label.indexOf("(") : label.indexOf(",");
  const short =
    keep === "first-word"
      ? (label.trim().split(/\s+/)[0] ?? "")
      : mark < 0
        ? label
        : keep === "after-comma"
          ? label.slice(mark + 1)
          : label.slice(0, mark);
  return short.trim() || label;
}

/** One operation on one cell. Numbers stay as they are under text operations that do not name them. */
export function applyOperation(operation: CellOperation, cell: Cell): Cell {
  if (operation.op === "fill-number") return cell ?? operation.value;
  if (operation.op === "fill-label") return cell ?? operation.label;
  if (cell === null) return null;
  if (typeof cell === "number") {
    if (operation.op === "convert") {
      return cell < operation.below ? Number((cell * operation.factor).toPrecision(12)) : cell;
    }
    if (operation.op === "clip") return Math.min(operation.high, Math.max(operation.low, cell));
    if (operation.op === "outside-missing") return cell < operation.low || cell > operation.high ? null : cell;
    if (operation.op === "log") return Math.sign(cell) * Math.log1p(Math.abs(cell));
    if (operation.op === "affine") return (cell - operation.center) / operation.scale;
  }
  const label = String(cell);
  if (operation.op === "relabel") {
    // An empty new label reads the old one as missing.
    return Object.hasOwn(operation.labels, label) ? (operation.labels[label] as string) || null : cell;
  }
  if (typeof cell === "string") {
    const key = spellingKey(label);
    if (operation.op === "merge") {
      return Object.hasOwn(operation.labels, key) ? (operation.labels[key] as string) : cell;
    }
    if (operation.op === "shorten") return shortened(label, operation.keep);
    if (operation.op === "date-part") return datePart(label, operation.part);
  }
  return cell;
}

/** The numbers a label becomes: one 1 among zeros, or its rank. All zeros, or the mean rank, for a label unseen in training. */
export function encodeLabel(operation: CellOperation & { op: "one-hot" | "ordinal" }, cell: Cell): number[] {
  const at = cell === null ? -1 : operation.labels.indexOf(String(cell));
  if (operation.op === "one-hot") return operation.labels.map((_, index) => (index === at ? 1 : 0));
  return [at < 0 ? (operation.labels.length - 1) / 2 : at];
}

/** In a column of numbers, text that is a number becomes one. */
function asNumber(column: FittedColumn, cell: Cell): Cell {
  if (column.kind === "text" || typeof cell !== "string") return cell;
  const value = numberOf(cell, column.decimal);
  return Number.isNaN(value) ? cell : value;
}

/** A raw cell as typed or read; null where it is empty or a missing mark. */
function readCell(column: FittedColumn, text: string | null): Cell {
  const trimmed = text === null ? "" : text.trim();
  return trimmed === "" || column.missing.includes(trimmed) ? null : asNumber(column, text);
}

/**
 * A raw row to the network's inputs: the same numbers as `prepare` gives.
 * @param row column name → text as typed; a column that is absent is missing.
 * @returns [features]; fails with "data/not-a-number" (field: the raw column) where a cell is no number in the end.
 */
export function encodeRow(
  fitted: FittedPreparation,
  row: Readonly<Record<string, string>>,
): Outcome<Float32Array<ArrayBuffer>> {
  const x = new Float32Array(fitted.features.length);
  let feature = 0;
  for (const column of fitted.columns) {
    const text = Object.hasOwn(row, column.source) ? (row[column.source] ?? null) : null;
    let cell = readCell(column, text);
    let numbers: number[] | null = null;
    for (const operation of column.operations) {
      if (operation.op === "one-hot" || operation.op === "ordinal") numbers = encodeLabel(operation, cell);
      else if (numbers === null) cell = asNumber(column, applyOperation(operation, cell));
      else numbers = numbers.map((value) => Number(applyOperation(operation, value)));
    }
    numbers ??= [typeof cell === "number" ? cell : NaN];
    for (const value of numbers) {
      if (!Number.isFinite(value)) {
        return {
          ok: false,
          failure: { code: "data/not-a-number", field: column.source, values: { text: text ?? "", missing: 1 } },
        };
      }
      x[feature++] = value;
    }
  }
  return { ok: true, value: x };
}
