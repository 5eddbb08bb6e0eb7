import type { Outcome } from "../experiment/failure";
import type { CellOperation, CellSource, FittedPreparation } from "../experiment/trained-model";
import { pixelCount, pixelNumbers } from "./images/pixel-numbers";
import { nearestMean } from "./nearest";
import { numberOf } from "./number-text";
import { quantityOf, type Quantity } from "./quantity";
import { SubwordCutter } from "./subwords";
import { wordsOf } from "./words";

// The interpreter of a fitted preparation. The exported page has it once more, in plain JavaScript
// (deployment/page/interpreter.js); a test holds both to the same numbers.

/** A cell between two operations; null is missing. */
export type Cell = number | string | null;

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

/** Another column's cell in the same row, after its operations. */
export type Others = (source: CellSource) => Cell;
const noOthers: Others = () => null;

/** One operation on one cell. Numbers stay as they are under text operations that do not name them. */
export function applyOperation(operation: CellOperation, cell: Cell, others: Others = noOthers): Cell {
  if (cell === null) return filled(operation, others);
  if (typeof cell === "number") {
    if (operation.op === "bin") return binOf(cell, operation);
    if (operation.op === "times") {
      const by = others(operation.by);
      return typeof by === "number" ? cell * by : null;
    }
    if (operation.op !== "relabel") {
      const number = numberAfter(operation, cell);
      return Number.isNaN(number) ? null : number;
    }
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
    if (operation.op === "parse-quantity") {
      return inUnits(quantityOf(label, operation.decimal), operation.units);
    }
  }
  return cell;
}

/** What a number becomes where it stays a number; NaN where it is missing then. A column of numbers makes no other cells. */
export function numberAfter(operation: CellOperation, value: number): number {
  switch (operation.op) {
    case "convert":
      return value < operation.below ? Number((value * operation.factor).toPrecision(12)) : value;
    case "clip":
      return Math.min(operation.high, Math.max(operation.low, value));
    case "outside-missing":
      return value < operation.low || value > operation.high ? NaN : value;
    case "log":
      return Math.sign(value) * Math.log1p(Math.abs(value));
    case "affine":
      return (value - operation.center) / operation.scale;
    case "power":
      return yeoJohnson(value, operation.lambda);
    case "sine":
      return Math.sin(operation.rate * value);
    default:
      return value;
  }
}

/** A number without a unit is in the one that counts 1, where nothing else is said of it. */
function inUnits(quantity: Quantity | null, units: Readonly<Record<string, number>>): number | null {
  if (!quantity) return null;
  const factor = Object.hasOwn(units, quantity.unit) ? units[quantity.unit] : quantity.unit === "" ? 1 : undefined;
  return factor === undefined ? null : quantity.value * factor;
}

/** What a gap becomes. */
function filled(operation: CellOperation, others: Others): Cell {
  switch (operation.op) {
    case "fill-number":
      return operation.value;
    case "fill-label":
      return operation.label;
    case "fill-by": {
      const label = others(operation.by);
      const known = label !== null && Object.hasOwn(operation.fills, String(label));
      return (known ? operation.fills[String(label)] : null) ?? operation.otherwise;
    }
    case "fill-nearest":
      return nearestMean(
        operation,
        operation.of.map((source) => {
          const value = others(source);
          return typeof value === "number" ? value : null;
        }),
      );
    default:
      return null;
  }
}

/** Source: Yeo and Johnson 2000, equation 2.1. */
export function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return lambda === 0 ? Math.log1p(x) : Math.expm1(lambda * Math.log1p(x)) / lambda;
  return lambda === 2 ? -Math.log1p(-x) : -Math.expm1((2 - lambda) * Math.log1p(-x)) / (2 - lambda);
}

/** Intervals are closed below, the last on both sides. */
function binOf(value: number, { edges, labels }: CellOperation & { op: "bin" }): string | null {
  let at = 0;
  while (at < labels.length - 1 && value >= (edges[at + 1] as number)) at++;
  return labels[at] ?? null;
}

export type Encoder = CellOperation & { op: "one-hot" | "ordinal" | "label-numbers" | "pixels" | TextOperation["op"] };
type TextOperation = CellOperation & { op: "words" | "subwords" | "embeddings" };
/** Whether an operation makes features of a cell, one or many: only those after it see numbers alone. */
export const isEncoder = (operation: CellOperation): operation is Encoder =>
  operation.op === "one-hot" ||
  operation.op === "ordinal" ||
  operation.op === "label-numbers" ||
  operation.op === "pixels" ||
  isTextEncoder(operation);
/** Whether it reads a text as a whole: any text may be typed. */
export const isTextEncoder = (operation: CellOperation): operation is TextOperation =>
  operation.op === "words" || operation.op === "subwords" || operation.op === "embeddings";

/** How many numbers a cell becomes. */
export function widthOf(operation: Encoder): number {
  if (operation.op === "one-hot") return operation.labels.length;
  if (operation.op === "words") return operation.words.length;
  if (operation.op === "subwords") return operation.pieces.length;
  if (operation.op === "embeddings") return operation.dimensions;
  if (operation.op === "pixels") return pixelCount(operation);
  return operation.op === "label-numbers" ? operation.otherwise.length : 1;
}

/** The numbers a label becomes: see `CellOperation`. */
export function encodeLabel(operation: Encoder, cell: Cell): readonly number[] {
  if (isTextEncoder(operation)) return textNumbers(operation, cell === null ? "" : String(cell));
  if (operation.op === "pixels") return pixelNumbers(operation, String(cell));
  const label = cell === null ? null : String(cell);
  if (operation.op === "label-numbers") {
    const known = label !== null && Object.hasOwn(operation.numbers, label) ? operation.numbers[label] : null;
    return known ?? operation.otherwise;
  }
  const at = label === null ? -1 : operation.labels.indexOf(label);
  if (operation.op === "one-hot") return operation.labels.map((_, index) => (index === at ? 1 : 0));
  return [at < 0 ? (operation.labels.length - 1) / 2 : at];
}

function textNumbers(operation: TextOperation, text: string): readonly number[] {
  if (operation.op === "words") return wordNumbers(operation, text);
  if (operation.op === "subwords") {
    const { pieces, as, weights } = operation;
    return partNumbers(pieces, cutterOf(operation).piecesOf(text), as, weights);
  }
  const sum = new Array<number>(operation.dimensions).fill(0);
  wordNumbers({ ...operation, op: "words", as: "tf-idf" }, text).forEach((times, word) => {
    if (times !== 0) operation.vectors[word]?.forEach((value, at) => (sum[at] = (sum[at] as number) + times * value));
  });
  return sum;
}

/** What was cut once is remembered with the operation. */
const cutters = new WeakMap<CellOperation, SubwordCutter>();
function cutterOf(operation: CellOperation & { op: "subwords" }): SubwordCutter {
  const cutter = cutters.get(operation) ?? new SubwordCutter(operation.merges);
  cutters.set(operation, cutter);
  return cutter;
}

/** Numbers of a text's words; see `CellOperation`. */
export const wordNumbers = ({ words, as, weights }: CellOperation & { op: "words" }, text: string): number[] =>
  partNumbers(words, wordsOf(text), as, weights);

function partNumbers(
  known: readonly string[],
  parts: readonly string[],
  as: "presence" | "count" | "tf-idf",
  weights: readonly number[] | undefined,
): number[] {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  const found = known.map((part) => counts.get(part) ?? 0);
  if (as === "presence") return found.map((count) => Math.min(count, 1));
  if (as === "count") return found;
  const weighted = found.map((count, index) => count * (weights?.[index] ?? 1));
  const length = Math.hypot(...weighted);
  return length > 0 ? weighted.map((value) => value / length) : weighted;
}

/** In a column of numbers, text that is a number becomes one. */
function asNumber(column: CellSource, cell: Cell): Cell {
  if (column.kind === "text" || typeof cell !== "string") return cell;
  const value = numberOf(cell, column.decimal);
  return Number.isNaN(value) ? cell : value;
}

/** A raw cell as typed or read; null where it is empty or a missing mark. */
function readCell(column: CellSource, text: string | null): Cell {
  const trimmed = text === null ? "" : text.trim();
  return trimmed === "" || column.missing.includes(trimmed) ? null : asNumber(column, text);
}

/** A raw row: column name → text as typed; a column that is absent is missing. */
type RawRow = Readonly<Record<string, string>>;

/** What a column's operations make of a row's cell: numbers once it is encoded. */
function cellOf(column: CellSource, row: RawRow): Cell | readonly number[] {
  let cell = readCell(column, Object.hasOwn(row, column.source) ? (row[column.source] ?? null) : null);
  let numbers: readonly number[] | null = null;
  const others: Others = (source) => {
    const other = cellOf(source, row);
    return typeof other === "object" ? null : other;
  };
  for (const operation of column.operations) {
    if (isEncoder(operation)) numbers = encodeLabel(operation, cell);
    else if (numbers === null) cell = asNumber(column, applyOperation(operation, cell, others));
    else numbers = numbers.map((value) => Number(applyOperation(operation, value)));
  }
  return numbers ?? cell;
}

/**
 * A raw row to the network's inputs: the same numbers as `prepare` gives.
 * @returns [features]; fails with "data/not-a-number" (field: the raw column) where a cell is no number in the end.
 */
export function encodeRow(fitted: FittedPreparation, row: RawRow): Outcome<Float32Array<ArrayBuffer>> {
  const x = new Float32Array(fitted.features.length);
  let feature = 0;
  for (const column of fitted.columns) {
    const cell = cellOf(column, row);
    for (const value of typeof cell === "object" && cell !== null ? cell : [typeof cell === "number" ? cell : NaN]) {
      if (!Number.isFinite(value)) {
        const text = Object.hasOwn(row, column.source) ? (row[column.source] ?? "") : "";
        return {
          ok: false,
          failure: { code: "data/not-a-number", field: column.source, values: { text, missing: 1 } },
        };
      }
      x[feature++] = value;
    }
  }
  return { ok: true, value: x };
}
