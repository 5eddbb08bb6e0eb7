import { createRandom, type Random } from "../experiment/random";
import { spellingKey } from "./apply-cells";
import { kindInTable } from "./column-kind";
import { firstEqualRows } from "./duplicate-rows";
import { looksLikeImage } from "./images/pixels-of";
import type { Pieces } from "./pieces";
import { allRows, rowsWhere } from "./profile/found-fault";
import { firstShuffledRows, placesByKey } from "./split/row-order";
import type { Column, Table } from "./table";

/** Two rows that say the same but for roundings, spellings and at most one cell. */
export interface NearPair {
  /** Row indices, `row` the later one. Of rows that are equal only the first is compared. */
  readonly like: number;
  readonly row: number;
  /** Indices of the columns in which they are not equal to the last digit and letter. */
  readonly differs: readonly { readonly column: number; readonly how: Difference }[];
}

export type Difference = "rounding" | "spelling" | "other";

/** Rows of a bucket that each row is compared with. */
const reach = 6;
/** Agreement beyond what chance would give the likeliest of all pairs, in bits. */
const bitsBeyondChance = 8;
const fewestTables = 8;
const mostTables = 24;
/** Rows times tables: a very large table is looked through less often. */
const mostLookedThrough = 4_000_000;

/** Columns in which rows can be alike: those that neither name rows nor say the same in all of them. */
export function comparableColumns(table: Table): number[] {
  return table.columns.flatMap((column, index) => {
    const { kind } = kindInTable(column, table);
    return kind === "id-like" || kind === "empty" || kind === "constant" ? [] : [index];
  });
}

/**
 * Pairs of rows that are nearly, but not quite, equal. Rows meet in buckets: once for each column that is left out, by the
 * cells of a few of the others (locality-sensitive hashing: Indyk and Motwani 1998). A pair counts only where it agrees
 * in more than chance would bring about in a table of this size: in a table of a few yes-no columns no pair does.
 * @param only indices of the columns to compare @param firsts see `firstEqualRows`, of these columns
 */
export function* findingNearPairs(
  table: Table,
  only: readonly number[] = comparableColumns(table),
  firsts?: Int32Array,
): Pieces<NearPair[]> {
  if (only.length < 3 || table.rows < 3) return [];
  const chosen = only.map((index) => table.columns[index] as Column);
  firsts ??= firstEqualRows(chosen, table.rows);
  const rows = firstRows(firsts);
  yield;
  const random = createRandom(1, "near duplicates");
  const sides: Side[] = [];
  const some = someOf(rows);
  for (const column of chosen) {
    sides.push(sideOf(column, some));
    yield;
  }
  const neededBits = bitsNeeded(rows.length);
  if (bitsIn(sides) < neededBits) return [];
  const pairs = new Map<number, NearPair>();
  const affordable = Math.max(4, Math.floor(mostLookedThrough / rows.length));
  const tables = Math.min(mostTables, affordable, Math.max(fewestTables, sides.length));
  for (let at = 0; at < tables; at++) {
    const order = bucketed(rows, keysOf(sides, at, rows.length, random));
    yield;
    for (let i = 0; i < order.rows.length; i++) {
      for (let j = i + 1; j <= i + reach && order.hashes[j] === order.hashes[i]; j++) {
        const [like, row] = [order.rows[i] as number, order.rows[j] as number];
        const id = like * table.rows + row;
        if (pairs.has(id)) continue;
        const differs = differencesOf(sides, like, row, neededBits);
        if (differs)
          pairs.set(id, { like, row, differs: differs.map((one) => ({ ...one, column: only[one.column] as number })) });
      }
    }
    yield;
  }
  return [...pairs.values()].sort((a, b) => a.row - b.row || a.like - b.like);
}

/** Whether rows that are equal in these columns are copies, and not alike by chance, as in a table of a few yes-no columns. */
export function* tellingCopies(table: Table, only: readonly number[], firsts: Int32Array): Pieces<boolean> {
  const chosen = only.map((index) => table.columns[index] as Column);
  const rows = firstRows(firsts);
  const sides: Side[] = [];
  const some = someOf(rows);
  for (const column of chosen) {
    sides.push(sideOf(column, some));
    yield;
  }
  return bitsIn(sides) >= bitsNeeded(rows.length);
}

const firstRows = (firsts: Int32Array): Int32Array => rowsWhere(firsts.length, (row) => firsts[row] === row);

const bitsNeeded = (rows: number): number => 2 * Math.log2(rows) + bitsBeyondChance;
const bitsIn = (sides: readonly Side[]): number => sides.reduce((sum, { bits }) => sum + bits, 0);

/** A column as rows are compared by it. */
interface Side {
  readonly column: Column;
  /** [rows] the same number for equal cells (of any spelling); and for cells that are equal once rounded. */
  readonly exact: Int32Array;
  readonly coarse: Int32Array;
  /** What agreement in it is worth. */
  readonly bits: number;
}

/** @param rows by which it is judged */
function sideOf(column: Column, rows: Int32Array): Side {
  if (column.kind === "text") {
    const codes = spellingCodes(column);
    return { column, exact: codes, coarse: codes, bits: bitsOf(chanceOfEqual(codes, rows)) };
  }
  const round = rounded(column.values, commonDecimals(column.values));
  const [exact, coarse] = [hashes(column.values), hashes(round)];
  const equal = chanceOfEqual(exact, rows);
  // Two numbers are also near where one of them is what the other rounds to.
  const isRound = rows.reduce((count, row) => count + (round[row] === column.values[row] ? 1 : 0), 0) / rows.length;
  const near = equal + 2 * isRound * (chanceOfEqual(coarse, rows) - equal);
  return { column, exact, coarse, bits: bitsOf(near) };
}

const mostBits = 14;
const bitsOf = (chance: number): number => Math.min(mostBits, Math.max(0, -Math.log2(chance)));

/** Billions of pairs: what any two rows have in common need not be counted in all of them. */
const mostCounted = 100_000;
const someOf = (rows: Int32Array): Int32Array =>
  rows.length > mostCounted
    ? firstShuffledRows(rows, allRows((rows.at(-1) as number) + 1), 4, mostCounted).toSorted()
    : rows;

/** How likely two different rows have the same key. */
function chanceOfEqual(keys: Int32Array, rows: Int32Array): number {
  const sorted = rows.map((row) => keys[row] as number).sort();
  let pairs = 0;
  let from = 0;
  for (let at = 1; at <= sorted.length; at++) {
    if (sorted[at] === sorted[from]) continue;
    pairs += (at - from) * (at - from - 1);
    from = at;
  }
  return pairs / (rows.length * (rows.length - 1));
}

function spellingCodes(column: Column & { kind: "text" }): Int32Array {
  const codeOf = new Map<string, number>();
  const byCode = column.labels.map((label) => {
    // A picture is what it is.
    const key = looksLikeImage(label) ? label : spellingKey(label);
    const code = codeOf.get(key) ?? codeOf.size;
    codeOf.set(key, code);
    return code;
  });
  return column.codes.map((code) => byCode[code] ?? -1);
}

function hashes(values: Float64Array): Int32Array {
  // Of two zeros only one is negative.
  const words = new Int32Array(values.map((value) => value + 0).buffer);
  const found = new Int32Array(values.length);
  for (let row = 0; row < found.length; row++)
    found[row] = mix(mix(words[2 * row] as number) ^ (words[2 * row + 1] as number));
  return found;
}

const mix = (value: number): number => {
  const h = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return h ^ (h >>> 13);
};

const mostDecimals = 8;
const decimalsOf = (value: number): number => {
  let decimals = 0;
  while (decimals < mostDecimals && !isClose(roundTo(value, decimals), value)) decimals++;
  return decimals;
};
const roundTo = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
function rounded(values: Float64Array, decimals: number): Float64Array {
  const scale = 10 ** decimals;
  return values.map((value) => Math.round(value * scale) / scale);
}
/** What is left of a number after a calculation there and back. */
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** The fewest decimals that at least every 20th number makes do with. */
function commonDecimals(values: Float64Array): number {
  const counts = new Int32Array(mostDecimals + 1);
  const every = Math.max(1, Math.floor(values.length / 2000));
  let known = 0;
  for (let row = 0; row < values.length; row += every) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    known++;
    const decimals = decimalsOf(value);
    counts[decimals] = (counts[decimals] as number) + 1;
  }
  let sum = 0;
  for (let decimals = 0; decimals <= mostDecimals; decimals++) {
    sum += counts[decimals] as number;
    if (sum >= 0.05 * known) return decimals;
  }
  return mostDecimals;
}

/** null: not even that. */
function differenceIn({ column, exact }: Side, a: number, b: number): Difference | null {
  if (column.kind === "text") {
    if (column.codes[a] === column.codes[b]) return null;
    return exact[a] === exact[b] ? "spelling" : "other";
  }
  const [x, y] = [column.values[a] as number, column.values[b] as number];
  if (Object.is(x, y) || x === y) return null;
  // NaN is near nothing.
  if (!(Math.abs(x - y) <= 0.5)) return "other";
  if (isClose(x, y)) return "rounding";
  const [fewer, more] = [decimalsOf(x), decimalsOf(y)].sort((one, other) => one - other) as [number, number];
  return fewer < more && isClose(roundTo(x, fewer), roundTo(y, fewer)) ? "rounding" : "other";
}

/** Where the two rows are not equal; null where they are not near. */
function differencesOf(sides: readonly Side[], a: number, b: number, neededBits: number): NearPair["differs"] | null {
  const differs: { column: number; how: Difference }[] = [];
  let others = 0;
  let bits = 0;
  for (const [column, side] of sides.entries()) {
    const how = differenceIn(side, a, b);
    if (how !== null) differs.push({ column, how });
    if (how !== "other") bits += side.bits;
    else if (++others > 1) return null;
  }
  return bits >= neededBits && differs.length > 0 ? differs : null;
}

/** The cells that put rows into one bucket: of a few columns at random, but not of the one whose turn it is to be left out. */
function keysOf(sides: readonly Side[], at: number, rows: number, random: Random): Int32Array[] {
  const others = random.shuffle([...sides.keys()].filter((side) => side !== at % sides.length));
  const keys: Int32Array[] = [];
  let bits = 0;
  for (const index of others) {
    if (bits >= Math.log2(rows) + 6) break;
    const side = sides[index] as Side;
    keys.push(at % 2 === 0 ? side.coarse : side.exact);
    bits += side.bits;
  }
  return keys;
}

/** Rows in the order of their buckets. */
function bucketed(rows: Int32Array, keys: readonly Int32Array[]): { rows: Int32Array; hashes: Uint32Array } {
  const hashes = new Uint32Array(rows.length).fill(0x811c9dc5);
  for (const key of keys)
    for (let at = 0; at < rows.length; at++)
      hashes[at] = mix(Math.imul((hashes[at] as number) ^ (key[rows[at] as number] as number), 0x01000193));
  const order = placesByKey(hashes);
  return {
    rows: order.map((at) => rows[at] as number),
    hashes: hashes.map((_, at) => hashes[order[at] as number] as number),
  };
}
