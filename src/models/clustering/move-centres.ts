import { nearestCentres } from "./centres";

/**
 * One round of k-means: each row goes to its nearest centre, each centre amid its rows. A group that is left empty takes the
 * row farthest from its own centre, the next empty one the next farthest, as in scikit-learn.
 * @param x [rows, inputs] @param centres [groups, inputs] @returns the new centres
 * Source: Lloyd 1982.
 */
export function moveCentres(x: Float32Array, rows: number, centres: Float32Array, inputs: number): Float32Array {
  const groups = centres.length / inputs;
  const { groupOf, squares } = nearestCentres(x, rows, centres, inputs);
  const sums = new Float64Array(groups * inputs);
  const sizes = new Int32Array(groups);
  const add = (row: number, group: number, sign: 1 | -1): void => {
    sizes[group] = (sizes[group] as number) + sign;
    for (let i = 0, from = row * inputs, to = group * inputs; i < inputs; i++, from++, to++)
      sums[to] = (sums[to] as number) + sign * (x[from] as number);
  };
  groupOf.forEach((group, row) => add(row, group, 1));
  const empty = Array.from({ length: groups }, (_, g) => g).filter((g) => sizes[g] === 0);
  if (empty.length > 0) {
    const farthest = Array.from({ length: rows }, (_, row) => row)
      .filter((row) => (squares[row] as number) > 0)
      .sort((a, b) => (squares[b] as number) - (squares[a] as number) || a - b);
    empty.forEach((group, at) => {
      const row = farthest[at];
      if (row === undefined) return;
      add(row, groupOf[row] as number, -1);
      add(row, group, 1);
    });
  }
  // A group that nothing is left for stays where it is.
  return centres.map((value, at) => {
    const size = sizes[Math.floor(at / inputs)] as number;
    return size > 0 ? (sums[at] as number) / size : value;
  });
}
