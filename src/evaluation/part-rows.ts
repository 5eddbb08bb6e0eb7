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
