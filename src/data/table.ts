import type { PointInput } from "../experiment/point-inputs";
import { plainReading, type Reading } from "./reading";

/** Numbers; NaN is missing. */
export interface NumberColumn {
  readonly name: string;
  readonly kind: "number";
  readonly values: Float64Array;
  /** It was not measured, but worked out of the columns x1 and x2. */
  readonly computed?: PointInput;
}

/** Text, dictionary coded: `labels[codes[row]]`; -1 is missing. A label may be used by no row. */
export interface TextColumn {
  readonly name: string;
  readonly kind: "text";
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

export type Column = NumberColumn | TextColumn;

/** Columns of equal length. `sourceRows[row]` is the row's 0-based place in the table as it came in. */
export interface Table {
  readonly names: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly sourceRows: Int32Array;
  readonly reading: Reading;
}

/** Builds a table. @param sourceRows 0, 1, 2, … where absent. Throws if the columns differ in length. */
export function makeTable(columns: readonly Column[], reading: Reading = plainReading, sourceRows?: Int32Array): Table {
  const rows = sourceRows?.length ?? (columns[0] ? lengthOf(columns[0]) : 0);
  for (const column of columns) {
    if (lengthOf(column) !== rows) throw new Error(`column ${column.name}: ${lengthOf(column)} cells, not ${rows}`);
  }
  return {
    names: columns.map((column) => column.name),
    columns,
    rows,
    sourceRows: sourceRows ?? countedRows(rows),
    reading,
  };
}

function countedRows(length: number): Int32Array {
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}

const lengthOf = (column: Column): number => (column.kind === "number" ? column.values.length : column.codes.length);

export const numberColumn = (name: string, values: ArrayLike<number>): NumberColumn => ({
  name,
  kind: "number",
  values: Float64Array.from(values),
});

/** Text to a dictionary-coded column; labels in the order of their first row. */
export function textColumn(name: string, cells: readonly (string | null)[]): TextColumn {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null) return -1;
    const code = codeOf.get(cell) ?? codeOf.size;
    codeOf.set(cell, code);
    return code;
  });
  return { name, kind: "text", codes, labels: [...codeOf.keys()] };
}

/** Undefined where the table has no column of that name. */
export function columnNamed(table: Table, name: string): Column | undefined {
  return table.columns[table.names.indexOf(name)];
}

/** Whether a cell is missing: NaN among numbers, a code below 0 among labels. */
export const isMissing = (column: Column, row: number): boolean =>
  column.kind === "number" ? Number.isNaN(column.values[row]) : (column.codes[row] as number) < 0;

/** A cell as text, numbers with a decimal point; null is missing. */
export function cellText(column: Column, row: number): string | null {
  if (column.kind === "text") return column.labels[column.codes[row] as number] ?? null;
  const value = column.values[row] as number;
  return Number.isNaN(value) ? null : String(value);
}

/** The cells of these rows, in their order. */
export function takeCells(column: Column, rows: ArrayLike<number>): Column {
  if (column.kind === "number") {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i] as number] as number;
    return { ...column, values };
  }
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i] as number] as number;
  return { ...column, codes };
}

/** The table's rows at these indices, in their order. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const sourceRows = Int32Array.from(rows, (row) => table.sourceRows[row] as number);
  return makeTable(
    table.columns.map((column) => takeCells(column, rows)),
    table.reading,
    sourceRows,
  );
}

/** Counts of whole columns: a profile asks for them again and again. */
const counted = new WeakMap<TextColumn, Int32Array>();

/** How many of these rows have each label; index is the code. @param rows all where absent */
export function labelCounts(column: TextColumn, rows?: ArrayLike<number>): Readonly<Int32Array> {
  const { codes, labels } = column;
  const known = rows ? undefined : counted.get(column);
  if (known) return known;
  const counts = new Int32Array(labels.length);
  const length = rows ? rows.length : codes.length;
  for (let i = 0; i < length; i++) {
    const code = codes[rows ? (rows[i] as number) : i] as number;
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  if (!rows) counted.set(column, counts);
  return counts;
}
