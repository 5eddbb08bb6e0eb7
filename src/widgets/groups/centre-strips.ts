import type { GroupCentres } from "./group-centres";

/** One feature's line: where the rows lie, and each group's centre between them. */
export interface CentreStrip {
  readonly feature: number;
  readonly least: number;
  readonly greatest: number;
  /** Centre of each group, in the same numbers. */
  readonly centres: readonly number[];
  /** How far the centres are apart, in standard deviations of the rows. */
  readonly apart: number;
}

/** Features by how far the groups differ in them, the most telling first. @param x [rows, features]; null: not known */
export function centreStrips(
  { groups, features, values }: GroupCentres,
  x: Float32Array | null,
): readonly CentreStrip[] {
  const rows = x ? x.length / features : 0;
  return Array.from({ length: features }, (_, feature): CentreStrip => {
    const centres = Array.from({ length: groups }, (_, group) => values[group * features + feature] ?? 0);
    let [least, greatest] = [Math.min(...centres), Math.max(...centres)];
    const span = greatest - least;
    let [sum, squares] = [0, 0];
    for (let row = 0; x && row < rows; row++) {
      const value = x[row * features + feature] ?? 0;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      sum += value;
      squares += value * value;
    }
    const spread = rows > 0 ? Math.sqrt(Math.max(0, squares / rows - (sum / rows) ** 2)) : 1;
    return { feature, least, greatest, centres, apart: spread > 0 ? span / spread : 0 };
  }).sort((a, b) => b.apart - a.apart);
}

/** Places for marks on a line, so that none covers another: each at least `gapPx` after the one before, in order. */
export function spacedPx(wished: readonly number[], gapPx: number, widthPx: number): readonly number[] {
  const order = [...wished.keys()].sort((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0));
  const places = new Array<number>(wished.length).fill(0);
  let last = -Infinity;
  for (const at of order) places[at] = last = Math.max(wished[at] ?? 0, last + gapPx);
  // What was pushed over the end pushes back.
  let next = widthPx + gapPx;
  for (const at of order.toReversed()) places[at] = next = Math.min(places[at] ?? 0, next - gapPx);
  return places;
}
