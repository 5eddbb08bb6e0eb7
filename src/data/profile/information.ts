import { createRandom } from "../../experiment/random";
import type { ColumnKind } from "../../experiment/table-profile";
import { momentOf } from "../split/by-time";
import { firstShuffledRows } from "../split/row-order";
import { spread } from "../statistics";
import { isMissing, type Column, type Table } from "../table";
import { likelyTask } from "../target";
import { allRows, rowsWhere } from "./found-fault";
import { labelsOfLabels, numbersOfLabels, numbersOfNumbers } from "./mutual-information";

/** As in scikit-learn, in standard deviations. */
const hair = 1e-10;
const mostRows = 1000;
const fewestRows = 20;
/** From so many rows a label on, shares of pairs say more of chance than of the labels. */
const rowsPerLabel = 5;

/**
 * What a column tells of the target, in bits: mutual information, on at most 1000 rows that have both.
 * @returns null where it cannot be told: a name of rows, free text, labels nearly as many as rows, fewer than 20 rows
 */
export function informationOf(table: Table, column: Column, kind: ColumnKind, target: Column): number | null {
  if (kind === "id-like" || kind === "text" || kind === "image" || kind === "constant" || kind === "empty") return null;
  const rows = firstKnownRows(table, (row) => !isMissing(column, row) && !isMissing(target, row));
  if (rows.length < fewestRows) return null;
  const numbers =
    kind === "date" ? scaled(rows, (row) => momentOf(column, row), "column") : numbersIn(column, rows, "column");
  const codes = numbers ? null : codesIn(column, rows);
  const isClass = likelyTask(target) === "classification";
  const truth = isClass ? codesIn(target, rows) : numbersIn(target, rows, "target");
  if (!truth || (codes && new Set(codes).size * rowsPerLabel > rows.length)) return null;
  const nats = isClass
    ? numbers
      ? numbersOfLabels(numbers, truth)
      : labelsOfLabels(codes ?? [], truth)
    : numbers
      ? numbersOfNumbers(numbers, Float64Array.from(truth))
      : numbersOfLabels(truth, codes ?? []);
  return nats / Math.LN2;
}

/** The first `mostRows` in the order of their hashes: of a large table they stand among the first of all rows. */
function firstKnownRows(table: Table, isKnown: (row: number) => boolean): Int32Array {
  const first = firstShuffledRows(allRows(table.rows), table.sourceRows, 1, 4 * mostRows).filter(isKnown);
  if (first.length >= mostRows) return first.subarray(0, mostRows);
  return firstShuffledRows(rowsWhere(table.rows, isKnown), table.sourceRows, 1, mostRows);
}

type Side = "column" | "target";

function numbersIn(column: Column, rows: Int32Array, side: Side): Float64Array | null {
  return column.kind === "number" ? scaled(rows, (row) => column.values[row] as number, side) : null;
}

/**
 * Of spread 1, so that distances in two columns compare; and a hair apart, as equal numbers have no nearest neighbour. Each
 * side has hairs of its own: the same ones would tell of each other wherever numbers repeat.
 */
function scaled(rows: Int32Array, valueOf: (row: number) => number, side: Side): Float64Array {
  const values = Float64Array.from(rows, valueOf);
  const { sd } = spread(values);
  const random = createRandom(1, `a hair of the ${side}`);
  return values.map((value) => value / (sd || 1) + hair * random.normal());
}

/** Labels, or numbers taken as labels, as small whole numbers. */
function codesIn(column: Column, rows: Int32Array): Int32Array {
  const codeOf = new Map<number, number>();
  return Int32Array.from(rows, (row) => {
    const value = column.kind === "number" ? (column.values[row] as number) : (column.codes[row] as number);
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    return code;
  });
}
