import fc from "fast-check";
import { expect, it } from "vitest";
import { firstShuffledRows, shuffledRows } from "./row-order";

const rowsOf = (length: number) => Int32Array.from({ length }, (_, row) => row);

it("shuffles all rows, each to a place of its own that other rows do not change", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (length, seed) => {
      const all = shuffledRows(rowsOf(length), rowsOf(length), seed);
      expect([...all].sort((a, b) => a - b)).toEqual([...rowsOf(length)]);
      const odd = rowsOf(length).filter((row) => row % 2 === 1);
      expect([...shuffledRows(odd, rowsOf(length), seed)]).toEqual([...all].filter((row) => row % 2 === 1));
    }),
    { seed: 12, numRuns: 30 },
  );
});

it("stays as it was: the same seed draws the same rows in every version", () => {
  expect([...shuffledRows(rowsOf(12), rowsOf(12), 7)]).toEqual([7, 1, 9, 10, 2, 6, 5, 11, 3, 4, 8, 0]);
});

it("gives the first of them without the rest", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9000 }),
      fc.integer({ min: 1, max: 1500 }),
      fc.nat(),
      (length, count, seed) => {
        const first = firstShuffledRows(rowsOf(length), rowsOf(length), seed, count);
        expect([...first]).toEqual([...shuffledRows(rowsOf(length), rowsOf(length), seed).subarray(0, count)]);
      },
    ),
    { seed: 13, numRuns: 40 },
  );
});
