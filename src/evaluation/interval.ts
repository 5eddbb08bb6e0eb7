/**
 * The 95 % confidence interval of a share, `right` of `rows`: [low, high] within [0, 1]; [0, 1] without rows.
 * Source: Wilson 1927, score interval, z = 1.959964.
 */
export function wilsonInterval(right: number, rows: number): readonly [number, number] {
  if (rows === 0) return [0, 1];
  const z = 1.959964;
  const share = right / rows;
  const center = share + (z * z) / (2 * rows);
  const half = z * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows));
  const all = 1 + (z * z) / rows;
  return [Math.max(0, (center - half) / all), Math.min(1, (center + half) / all)];
}
