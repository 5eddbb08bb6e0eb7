import type { Prepared } from "../data/prepare/prepare";
import { createRandom } from "../experiment/random";

/** Copies rows out of a matrix. @param x [rows, features] row-major. @returns [index.length, features] */
export function gatherRows(x: Float32Array, features: number, index: Int32Array): Float32Array {
  const out = new Float32Array(index.length * features);
  index.forEach((from, to) => out.set(x.subarray(from * features, (from + 1) * features), to * features));
  return out;
}

/** Copies numbers of these rows. */
export function gatherValues(y: Float32Array, index: Int32Array): Float32Array {
  return Float32Array.from(index, (row) => y[row] ?? 0);
}

export interface PartRows {
  /** [rows, features] */
  readonly x: Float32Array;
  /** [rows] class indices or standardized targets; x itself where the inputs are rebuilt. */
  readonly y: Float32Array;
  readonly rows: number;
}

/** The rows of a part, side by side. */
export function partRows(prepared: Prepared, index: Int32Array): PartRows {
  const x = gatherRows(prepared.x, prepared.features.length, index);
  const y = prepared.task === "reconstruction" ? x : gatherValues(prepared.y, index);
  return { x, y, rows: index.length };
}

/** Rows of the table as it came in. A changed copy is known by the row that it was made of. */
export function sourceRowsOf({ sourceRows, rows, copiedFrom }: Prepared, index: Int32Array): Int32Array {
  return index.map((row) => sourceRows[row < rows ? row : (copiedFrom?.[row - rows] ?? row)] ?? row);
}

/** At most `count` of these rows, drawn once by the seed, in rising order. */
export function sample(index: Int32Array, count: number, seed: number): Int32Array {
  if (index.length <= count) return index;
  return createRandom(seed, "measured").shuffle(index.slice()).slice(0, count).sort();
}
