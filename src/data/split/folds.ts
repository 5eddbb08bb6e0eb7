import type { Column } from "../table";
import { timeline } from "./by-time";
import { shuffledRows } from "./row-order";

/** Rows dealt to the folds by their hashes; the first folds get what is left over. Sizes: scikit-learn's KFold. */
export function foldsByChance(rows: readonly number[], sourceRows: Int32Array, of: number, seed: number): number[][] {
  const order = shuffledRows(rows, sourceRows, seed);
  const size = Math.floor(order.length / of);
  const larger = order.length % of;
  return Array.from({ length: of }, (_, fold) => {
    const from = fold * size + Math.min(fold, larger);
    return [...order.subarray(from, from + size + (fold < larger ? 1 : 0))];
  });
}

/**
 * Class after class dealt out in turn, so that every fold has its share of each within one row.
 * @param classes [rows] @returns the folds, and how many rows are of classes with fewer rows than there are folds
 * Sizes: scikit-learn's StratifiedKFold.
 */
export function foldsByClass(
  rows: readonly number[],
  sourceRows: Int32Array,
  classes: Int32Array,
  of: number,
  seed: number,
): { folds: number[][]; rare: number } {
  const byClass = new Map<number, number[]>();
  for (const row of rows) byClass.set(classes[row] as number, []);
  for (const row of shuffledRows(rows, sourceRows, seed)) byClass.get(classes[row] as number)?.push(row);
  const folds: number[][] = Array.from({ length: of }, () => []);
  let dealt = 0;
  let rare = 0;
  for (const ofClass of byClass.values()) {
    if (ofClass.length < of) rare += ofClass.length;
    for (const row of ofClass) folds[dealt++ % of]?.push(row);
  }
  return { folds, rare };
}

/** Whole groups, the largest first, each to the fold with the fewest rows. Sizes: scikit-learn's GroupKFold. */
export function foldsByGroup(groups: readonly number[][], of: number): number[][] {
  const folds: number[][] = Array.from({ length: of }, () => []);
  for (const members of [...groups].sort((a, b) => b.length - a.length)) {
    const least = folds.reduce((best, fold) => (fold.length < best.length ? fold : best));
    for (const row of members) least.push(row);
  }
  return folds;
}

/**
 * Forward chaining: fold after fold is judged by all that lies before it. Rows of one moment stay together, in the earlier
 * stretch. @returns the rows before the fold, in it and after it. Sizes: scikit-learn's TimeSeriesSplit.
 */
export function foldByTime(
  rows: readonly number[],
  column: Column,
  of: number,
  take: number,
): { before: number[]; fold: number[]; after: number[] } {
  const { rows: known, moments } = timeline(rows, column);
  const size = Math.floor(known.length / (of + 1));
  const boundary = (fold: number): number => {
    let at = known.length - (of - fold) * size;
    while (at > 0 && at < known.length && moments[at] === moments[at - 1]) at++;
    return at;
  };
  const [from, to] = [boundary(take), boundary(take + 1)];
  const stretch = (start: number, end?: number) => [...known.slice(start, end)];
  return { before: stretch(0, from), fold: stretch(from, to), after: stretch(to) };
}
