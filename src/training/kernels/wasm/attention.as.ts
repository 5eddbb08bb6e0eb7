import { laneSum } from "./exponential.as";
import { multiplyAdd, product } from "./product.as";
import { exponentials, largest, scale } from "./rows.as";

// Causal self-attention of one text and one head at a time. A head's queries, keys and values lie in the rows of
// [places, 3 · width], `size` numbers of each: matrices with a row step, no copy. Places are taken in blocks, so that most of
// what lies ahead, and counts for nothing, is not computed.

const block: i32 = 16;

/** y [places, size] in rows of `yRow` bytes, and the weights [places, places], 0 above the diagonal. */
export function attend(
  places: i32,
  size: i32,
  q: usize,
  k: usize,
  v: usize,
  row: usize,
  weights: usize,
  y: usize,
  yRow: usize,
  scratch: usize,
): void {
  const weightRow: usize = (<usize>places) << 2;
  const factor: f32 = 1 / sqrt<f32>(<f32>size);
  for (let i: i32 = 0; i < places; i += block) {
    const count: i32 = min(block, places - i);
    const seen: i32 = i + count;
    const first: usize = weights + <usize>i * weightRow;
    product(count, seen, size, q + <usize>i * row, row, 4, k, 4, row, first, weightRow, false, scratch);
    for (let r: i32 = 0; r < count; r++) {
      const scores: usize = first + <usize>r * weightRow;
      const visible: i32 = i + r + 1;
      const sum: f32 = exponentials(visible, scores, scores, largest(visible, scores), factor);
      scale(visible, scores, 1 / sum);
      memory.fill(scores + ((<usize>visible) << 2), 0, (<usize>(places - visible)) << 2);
    }
    product(count, size, seen, first, weightRow, 4, v, row, 4, y + <usize>i * yRow, yRow, false, scratch);
  }
}

/** The slopes by queries, keys and values, in rows as these. `slopes`: scratch of [places, places]. */
export function attendGradient(
  places: i32,
  size: i32,
  q: usize,
  k: usize,
  v: usize,
  row: usize,
  weights: usize,
  dy: usize,
  dyRow: usize,
  dq: usize,
  dk: usize,
  dv: usize,
  slopes: usize,
  scratch: usize,
): void {
  const weightRow: usize = (<usize>places) << 2;
  const factor: f32 = 1 / sqrt<f32>(<f32>size);
  for (let i: i32 = 0; i < places; i += block) {
    const count: i32 = min(block, places - i);
    const seen: i32 = i + count;
    const first: usize = slopes + <usize>i * weightRow;
    const from: usize = weights + <usize>i * weightRow;
    // By the weights: dy vᵀ; by the scores: weights · (that − its mean under the weights).
    product(count, seen, size, dy + <usize>i * dyRow, dyRow, 4, v, 4, row, first, weightRow, false, scratch);
    for (let r: i32 = 0; r < count; r++)
      byScores(seen, from + <usize>r * weightRow, first + <usize>r * weightRow, factor);
    product(count, size, seen, first, weightRow, 4, k, row, 4, dq + <usize>i * row, row, false, scratch);
  }
  // Columns of weights and slopes: place j was seen by the places from j on. Rows before a block's first see nothing of it.
  for (let j: i32 = 0; j < places; j += block) {
    const count: i32 = min(block, places - j);
    const later: i32 = places - j;
    const corner: usize = <usize>j * weightRow + ((<usize>j) << 2);
    const to: usize = <usize>j * row;
    product(count, size, later, slopes + corner, 4, weightRow, q + to, row, 4, dk + to, row, false, scratch);
    const dyFrom: usize = dy + <usize>j * dyRow;
    product(count, size, later, weights + corner, 4, weightRow, dyFrom, dyRow, 4, dv + to, row, false, scratch);
  }
}

function byScores(count: i32, weights: usize, slopes: usize, factor: f32): void {
  const full: usize = (<usize>(count & ~3)) << 2;
  const bytes: usize = (<usize>count) << 2;
  let sum = f32x4.splat(0);
  let j: usize = 0;
  for (; j < full; j += 16) sum = multiplyAdd(v128.load(weights + j), v128.load(slopes + j), sum);
  let mean: f32 = laneSum(sum);
  for (; j < bytes; j += 4) mean += load<f32>(weights + j) * load<f32>(slopes + j);
  for (j = 0; j < full; j += 16) {
    const centred = f32x4.mul(f32x4.sub(v128.load(slopes + j), f32x4.splat(mean)), f32x4.splat(factor));
    v128.store(slopes + j, f32x4.mul(v128.load(weights + j), centred));
  }
  for (; j < bytes; j += 4) store<f32>(slopes + j, load<f32>(weights + j) * (load<f32>(slopes + j) - mean) * factor);
}
