import type { Pieces } from "../pieces";

const movesAtOnce = 100_000;

/**
 * Sorts small whole numbers (rows, codes) in pieces, equals in the order they had. A merge sort, from runs of one.
 * @param isAfter whether a must stand behind b @returns `items` or another list of its length
 */
export function* sorting(items: Int32Array, isAfter: (a: number, b: number) => boolean): Pieces<Int32Array> {
  let from: Int32Array = items;
  let into: Int32Array = new Int32Array(items.length);
  let moves = 0;
  for (let run = 1; run < items.length; run *= 2) {
    for (let start = 0; start < items.length; start += 2 * run) {
      const middle = Math.min(start + run, items.length);
      const end = Math.min(start + 2 * run, items.length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takesRight = left === middle || (right < end && isAfter(from[left] as number, from[right] as number));
        into[at] = (takesRight ? from[right++] : from[left++]) as number;
        if (++moves % movesAtOnce === 0) yield;
      }
    }
    [from, into] = [into, from];
  }
  return from;
}
