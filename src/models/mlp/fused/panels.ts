/** Panels that so many rows fill. */
export const panelsOf = (rows: number): number => Math.ceil(rows / 4);

/**
 * Lays rows into panels at `at`: [rows, width] row-major becomes [panel][column][4]; what is left of the last panel is zero.
 * @param order which rows, from its `from`-th on; null: one after the other, from row `from` on
 */
export function putRows(
  heap: Float32Array,
  at: number,
  x: Float32Array,
  width: number,
  order: Int32Array | null,
  from: number,
  rows: number,
): void {
  clearLastPanel(heap, at, width, rows);
  for (let r = 0; r < rows; r++) {
    const row = order ? (order[from + r] as number) : from + r;
    let to = at + (r >> 2) * 4 * width + (r & 3);
    for (let i = row * width, end = i + width; i < end; i++, to += 4) heap[to] = x[i] as number;
  }
}

/** What no row will be written to must not be what was there before: it would be added to the sums. */
export function clearLastPanel(heap: Float32Array, at: number, width: number, rows: number): void {
  if (rows & 3) heap.fill(0, at + (rows >> 2) * 4 * width, at + panelsOf(rows) * 4 * width);
}

/** [panel][column][4] → [rows, width] at `to`. */
export function takeRows(
  heap: Float32Array,
  at: number,
  width: number,
  rows: number,
  into: Float32Array,
  to: number,
): void {
  for (let r = 0; r < rows; r++) {
    let from = at + (r >> 2) * 4 * width + (r & 3);
    for (let i = to + r * width, end = i + width; i < end; i++, from += 4) into[i] = heap[from] as number;
  }
}
