/** Weight of each class's rows: the inverse of its share, so that all classes count alike; mean 1 over the rows. */
export function inverseShareWeights(y: Float32Array, classes: number): Float32Array {
  const counts = new Float32Array(classes);
  for (const c of y) counts[c] = (counts[c] ?? 0) + 1;
  const present = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return counts.map((count) => (count > 0 ? y.length / (present * count) : 0));
}
