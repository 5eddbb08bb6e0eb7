/** A row with gaps is filled from its neighbours. */
export interface Neighbours {
  /** [columns] what a difference is divided by. */
  readonly scales: readonly number[];
  /** [rows][columns] rows that have a value, null where another column has a gap. */
  readonly donors: readonly (readonly (number | null)[])[];
  /** [rows] */
  readonly values: readonly number[];
  readonly k: number;
  /** Where no donor shares a known column with the row. */
  readonly otherwise: number;
}

/**
 * The mean value of the k nearest donors. The distance leaves out columns with a gap on either side and is scaled up for
 * them; of two equally near the earlier counts. @param row [columns]
 * Source: Dixon 1979; scikit-learn's KNNImputer with uniform weights.
 */
export function nearestMean(neighbours: Neighbours, row: readonly (number | null)[]): number {
  const { donors, values, scales, k, otherwise } = neighbours;
  const near: { distance: number; value: number }[] = [];
  for (const [at, donor] of donors.entries()) {
    let sum = 0;
    let shared = 0;
    for (let column = 0; column < row.length; column++) {
      const a = row[column] ?? null;
      const b = donor[column] ?? null;
      if (a === null || b === null) continue;
      sum += ((a - b) / (scales[column] as number)) ** 2;
      shared++;
    }
    if (shared === 0) continue;
    const distance = (sum * row.length) / shared;
    const last = near[k - 1];
    if (last && distance >= last.distance) continue;
    let place = Math.min(near.length, k - 1);
    while (place > 0 && (near[place - 1]?.distance ?? -1) > distance) place--;
    near.splice(place, 0, { distance, value: values[at] as number });
    near.length = Math.min(near.length, k);
  }
  return near.length === 0 ? otherwise : near.reduce((sum, { value }) => sum + value, 0) / near.length;
}
