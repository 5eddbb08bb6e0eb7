import type { CellOperation, CellSource } from "../../experiment/trained-model";
import { applyOperation, numberAfter } from "../apply-cells";
import { computedOf, type Computed } from "./computed";
import { isDigitCode, numberOf } from "../number-text";
import {
  columnNamed,
  isMissing,
  labelCounts,
  numberColumn,
  takeCells,
  textColumn,
  type Column,
  type NumberColumn,
  type Table,
  type TextColumn,
} from "../table";

/** A column on its way: its cells as they stand now, and the operations that made them. */
export interface WorkColumn {
  readonly source: string;
  /** What its cells were worked out of, where they were not measured. */
  readonly computed: Computed | null;
  readonly kind: "number" | "text";
  readonly missing: readonly string[];
  readonly operations: readonly CellOperation[];
  readonly column: Column;
  /** As it was before the first operation that only a network needs, gaps and all: what forms and cards tell. */
  readonly plain: Column | null;
  /** As it was before logarithm, scale and encoding: what a preview shows. */
  readonly shown: Column | null;
  /** Once encoded: one column a feature; `column` then only carries the name. */
  readonly features: readonly NumberColumn[] | null;
}

/** A table on its way through the steps; each step replaces columns or rows. */
export interface Work {
  columns: WorkColumn[];
  sourceRows: Int32Array;
  /** Rows of `columns` on which statistics are fitted. */
  training: Int32Array;
  readonly target: string;
  /** Columns that decide the split: they are no features of a preparation that is planned. */
  readonly splitColumns: readonly string[];
  /** The target as numbers for encodings that look at it, [outputs][rows]; null before the rows are settled. */
  targetNumbers: readonly Float64Array[] | null;
  readonly table: Table;
}

/** A table before its first step. @param training rows of the table that statistics may be fitted on */
export function startWork(table: Table, target: string, splitColumns: readonly string[], training: Int32Array): Work {
  return {
    columns: table.columns.map((column) => {
      const computed = computedOf(table, column, training);
      return {
        source: column.name,
        computed,
        kind: column.kind,
        missing: marksIn(column, table.reading.missing),
        operations: [],
        column,
        plain: computed && (columnNamed(table, computed.source) ?? null),
        shown: null,
        features: null,
      };
    }),
    sourceRows: table.sourceRows,
    training,
    target,
    splitColumns,
    targetNumbers: null,
    table,
  };
}

/** Of the marks found in a table those that are missing in this column: "unknown" among labels is a label. */
function marksIn(column: Column, marks: readonly string[]): readonly string[] {
  if (column.kind === "number") return marks;
  const labels = new Set(column.labels.map((label) => label.trim()));
  return marks.filter((mark) => !labels.has(mark));
}

/** Its name now; `source` is the one it came with. */
export const nameOf = (column: WorkColumn): string => column.column.name;

/** Rows to fit on: the target's own spellings and marks are settled on all rows, before there is a split. */
export function fittingRows(work: Work, column: WorkColumn): Int32Array {
  return nameOf(column) === work.target ? Int32Array.from(work.sourceRows, (_, row) => row) : work.training;
}

/** How many of the rows to fit on have a value. */
export function knownRows(work: Work, one: WorkColumn): number {
  let known = 0;
  for (const row of fittingRows(work, one)) if (!isMissing(one.column, row)) known++;
  return known;
}

/** Keeps these rows, ascending. */
export function keepRows(work: Work, kept: Int32Array): void {
  const place = new Int32Array(work.sourceRows.length).fill(-1);
  kept.forEach((row, index) => (place[row] = index));
  work.columns = work.columns.map((one) => ({
    ...one,
    column: takeCells(one.column, kept),
    plain: one.plain && takeCells(one.plain, kept),
    shown: one.shown && takeCells(one.shown, kept),
    features: one.features && one.features.map((feature) => takeCells(feature, kept) as NumberColumn),
  }));
  work.training = work.training.map((row) => place[row] as number).filter((row) => row >= 0);
  work.sourceRows = kept.map((row) => work.sourceRows[row] as number);
}

/** A column as another one's operation looks at it: the raw cell, and what was done to it so far. */
export const sourceOf = (work: Work, { source, computed, kind, missing, operations }: WorkColumn): CellSource => ({
  source: computed?.source ?? source,
  kind,
  decimal: work.table.reading.decimal,
  missing,
  operations: computed ? [...computed.operations, ...operations] : operations,
});

/** Operations that prepare for a network, not for people. */
const forNetworkOnly = new Set<CellOperation["op"]>([
  "log",
  "power",
  "affine",
  "bin",
  "fill-number",
  "fill-label",
  "fill-by",
  "fill-nearest",
  "date-part",
]);

/** The column with these cells after one more operation. */
export function advanced(from: WorkColumn, operation: CellOperation, column: Column): WorkColumn {
  const rescales = operation.op === "log" || operation.op === "power" || operation.op === "affine";
  return {
    ...from,
    column,
    operations: [...from.operations, operation],
    plain: from.plain ?? (forNetworkOnly.has(operation.op) ? from.column : null),
    shown: from.shown ?? (rescales ? from.column : null),
  };
}

/** The column after one more operation, and how many cells that changed. */
export function operated(
  work: Work,
  from: WorkColumn,
  operation: CellOperation,
): { column: WorkColumn; changed: number } {
  const { decimal } = work.table.reading;
  const toNumbers = operation.op === "date-part" || operation.op === "parse-quantity";
  const { column, changed } = toNumbers
    ? textToNumbers(from.column, operation)
    : mapped(from.column, operation, decimal);
  const numbers = column.kind === "text" ? allNumbers(column, decimal) : null;
  const after = advanced(from, operation, numbers ?? column);
  return { column: numbers ? { ...after, kind: "number" } : after, changed };
}

function mapped(column: Column, operation: CellOperation, decimal: "." | ","): { column: Column; changed: number } {
  let changed = 0;
  if (column.kind === "number") {
    if (operation.op === "relabel") return relabelledNumbers(column, operation, decimal);
    if (operation.op === "bin") return binned(column, operation);
    const ofMissing = Number(applyOperation(operation, null) ?? NaN);
    const values = new Float64Array(column.values.length);
    for (let row = 0; row < values.length; row++) {
      const before = column.values[row] as number;
      const after = before === before ? numberAfter(operation, before) : ofMissing;
      values[row] = after;
      if (!Object.is(after, before)) changed++;
    }
    // A column that is as it was is known already.
    return changed === 0 ? { column, changed } : { column: { ...column, values }, changed };
  }
  // Once a label, not once a row.
  const codeOf = new Map<string, number>();
  const coded = (cell: ReturnType<typeof applyOperation>): number => {
    if (cell === null) return -1;
    const label = String(cell);
    const code = codeOf.get(label) ?? codeOf.size;
    codeOf.set(label, code);
    return code;
  };
  const newCodes = column.labels.map((label) => coded(applyOperation(operation, label)));
  const ofMissing = coded(applyOperation(operation, null));
  const labels = [...codeOf.keys()];
  const codes = column.codes.map((code) => {
    const after = code < 0 ? ofMissing : (newCodes[code] as number);
    if (labels[after] !== column.labels[code]) changed++;
    return after;
  });
  return { column: { ...column, codes, labels }, changed };
}

/** Numbers under new labels: still numbers where every new label is one, else text. */
function relabelledNumbers(
  column: NumberColumn,
  operation: CellOperation,
  decimal: "." | ",",
): { column: Column; changed: number } {
  let changed = 0;
  let text = false;
  const cells = Array.from(column.values, (before) => {
    const after = applyOperation(operation, Number.isNaN(before) ? null : before);
    if (after !== before && !(after === null && Number.isNaN(before))) changed++;
    if (typeof after !== "string") return after;
    const value = numberOf(after, decimal);
    if (Number.isNaN(value)) text = true;
    return Number.isNaN(value) ? after : value;
  });
  if (text)
    return {
      column: textColumn(
        column.name,
        cells.map((cell) => (cell === null ? null : String(cell))),
      ),
      changed,
    };
  return {
    column: numberColumn(
      column.name,
      cells.map((cell) => (cell === null ? NaN : Number(cell))),
    ),
    changed,
  };
}

function binned(column: NumberColumn, operation: CellOperation): { column: Column; changed: number } {
  const cells = Array.from(column.values, (value) => {
    const label = applyOperation(operation, Number.isNaN(value) ? null : value);
    return label === null ? null : String(label);
  });
  return { column: textColumn(column.name, cells), changed: cells.filter((cell) => cell !== null).length };
}

function textToNumbers(column: Column, operation: CellOperation): { column: Column; changed: number } {
  if (column.kind === "number") return { column, changed: 0 };
  const byCode = column.labels.map((label) => {
    const part = applyOperation(operation, label);
    return typeof part === "number" ? part : NaN;
  });
  const values = numbersOfCodes(column.codes, byCode);
  return { column: { name: column.name, kind: "number", values }, changed: values.length };
}

/** Text of which every label is a number, as numbers; null where it is not so. */
function allNumbers(column: TextColumn, decimal: "." | ","): NumberColumn | null {
  const counts = labelCounts(column);
  const numbers = column.labels.map((label, code) => {
    return counts[code] === 0 ? 0 : isDigitCode(label) ? NaN : numberOf(label, decimal);
  });
  if (column.labels.length === 0 || numbers.some(Number.isNaN)) return null;
  return { name: column.name, kind: "number", values: numbersOfCodes(column.codes, numbers) };
}

/** NaN for cells that are missing. */
function numbersOfCodes(codes: Int32Array, byCode: readonly number[]): Float64Array {
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    values[row] = code < 0 ? NaN : (byCode[code] as number);
  }
  return values;
}

/** The same column under another name. */
export const renamed = (column: WorkColumn, name: string): WorkColumn => ({
  ...column,
  column: { ...column.column, name },
});
