/**
 * Correlation after Pearson of two lists of equal length without gaps: −1 to 1. null where one of them does not vary, or for
 * fewer than 3 pairs.
 */
export function pearson(a: Float64Array, b: Float64Array): number | null {
  const n = a.length;
  if (n < 3) return null;
  const mean = (list: Float64Array): number => list.reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (let at = 0; at < n; at++) {
    const [x, y] = [(a[at] as number) - meanA, (b[at] as number) - meanB];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  const scale = Math.sqrt(ofA) * Math.sqrt(ofB);
  // Of equal numbers rounding leaves a spread of a hair.
  if (scale === 0 || isHair(ofA, meanA, n) || isHair(ofB, meanB, n)) return null;
  return Math.max(-1, Math.min(1, both / scale));
}

const isHair = (squares: number, mean: number, n: number): boolean => squares <= 1e-26 * n * mean * mean;

/** Ranks from 1; equal numbers share the mean of theirs. Pearson's correlation of ranks is Spearman's. */
export function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let at = from; at < to; at++) ranks[order[at] as number] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
