/** What groups are measured by, on the rows of a part. */
export interface Grouped {
  /** [rows] */
  readonly groupOf: Int32Array;
  /** [rows] index of the label that was held back; −1 for none. */
  readonly labelOf: Int32Array;
}

/** Numbers that a silhouette's distances may take: a fifth of a second. */
const mostWork = 2e8;

/** Rows on which a silhouette is taken: it looks at every pair of them. */
export const silhouetteRows = (inputs: number): number =>
  Math.min(1000, Math.max(50, Math.floor(Math.sqrt(mostWork / Math.max(1, inputs)))));

/**
 * How much nearer rows are to their own group than to the next one, −1 to 1, mean over rows: (b − a) / max(a, b), a the mean
 * distance to the other rows of the group, b that to the rows of the nearest other group; 0 for a row alone in its group.
 * NaN where all rows are in one group. Source: Rousseeuw 1987.
 * @param x [rows, inputs] @param groupOf [rows]
 */
export function silhouette(x: Float32Array, inputs: number, groupOf: Int32Array): number {
  const rows = groupOf.length;
  const groups = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
  const sizes = new Int32Array(groups);
  for (const group of groupOf) sizes[group] = (sizes[group] ?? 0) + 1;
  if (sizes.filter((size) => size > 0).length < 2) return NaN;
  const sums = new Float64Array(rows * groups); // Σ of distances to each group's rows
  const add = (row: number, other: number, distance: number): void => {
    const at = row * groups + (groupOf[other] as number);
    sums[at] = (sums[at] as number) + distance;
  };
  for (let a = 0; a < rows; a++) {
    for (let b = a + 1; b < rows; b++) {
      let square = 0;
      for (let i = 0, p = a * inputs, q = b * inputs; i < inputs; i++, p++, q++) {
        const off = (x[p] as number) - (x[q] as number);
        square += off * off;
      }
      const distance = Math.sqrt(square);
      add(a, b, distance);
      add(b, a, distance);
    }
  }
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const own = groupOf[row] as number;
    const others = (sizes[own] as number) - 1;
    if (others === 0) continue;
    const within = (sums[row * groups + own] as number) / others;
    let next = Infinity;
    for (let g = 0; g < groups; g++) {
      const size = sizes[g] as number;
      if (g !== own && size > 0) next = Math.min(next, (sums[row * groups + g] as number) / size);
    }
    const wider = Math.max(within, next);
    total += wider > 0 ? (next - within) / wider : 0;
  }
  return total / rows;
}

/** counts[label * groups + group] of the rows that have a label. */
export function countsOf({ groupOf, labelOf }: Grouped, labels: number, groups: number): Int32Array {
  const counts = new Int32Array(labels * groups);
  labelOf.forEach((label, row) => {
    if (label < 0) return;
    const cell = label * groups + (groupOf[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return counts;
}

/**
 * The adjusted Rand index: the share of pairs on which groups and labels agree, 0 as chance would have it, 1 for the same
 * division. NaN where fewer than two rows have a label. Source: Hubert and Arabie 1985.
 */
export function adjustedRand(counts: Int32Array, labels: number, groups: number): number {
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const ofLabel = new Float64Array(labels);
  const ofGroup = new Float64Array(groups);
  let together = 0;
  let rows = 0;
  counts.forEach((count, cell) => {
    const [label, group] = [Math.floor(cell / groups), cell % groups];
    ofLabel[label] = (ofLabel[label] ?? 0) + count;
    ofGroup[group] = (ofGroup[group] ?? 0) + count;
    together += pairs(count);
    rows += count;
  });
  if (rows < 2) return NaN;
  const sum = (sizes: Float64Array): number => sizes.reduce((total, size) => total + pairs(size), 0);
  const [inLabels, inGroups] = [sum(ofLabel), sum(ofGroup)];
  const byChance = (inLabels * inGroups) / pairs(rows);
  const most = (inLabels + inGroups) / 2;
  return most === byChance ? 1 : (together - byChance) / (most - byChance);
}

/** Each group's commonest label; the first of equals, −1 for a group without any. */
export function commonestLabels(counts: Int32Array, labels: number, groups: number): Int32Array {
  return Int32Array.from({ length: groups }, (_, group) => {
    let best = -1;
    for (let label = 0; label < labels; label++)
      if ((counts[label * groups + group] ?? 0) > (best < 0 ? 0 : (counts[best * groups + group] ?? 0))) best = label;
    return best;
  });
}

/** The share of rows with a label whose group goes by it. NaN where there are none. @param named [groups] a label each */
export function purity(counts: Int32Array, groups: number, named: Int32Array): number {
  let right = 0;
  let rows = 0;
  counts.forEach((count, cell) => {
    rows += count;
    if (named[cell % groups] === Math.floor(cell / groups)) right += count;
  });
  return rows > 0 ? right / rows : NaN;
}
