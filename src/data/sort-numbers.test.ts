import fc from "fast-check";
import { expect, it } from "vitest";
import { duplicateRows, firstEqualRows } from "./duplicate-rows";
import { RowSet } from "./row-set";
import { sortNumbers } from "./sort-numbers";
import { numberColumn, textColumn } from "./table";

it("sorts as the built-in sort does, be the numbers many, few or in order", () => {
  const kinds = [
    (at: number) => Math.sin(at) * 1e6, // all different
    (at: number) => -Math.exp(50 * Math.sin(at)), // all below 0, of any size
    (at: number) => (at % 3 === 0 ? Infinity : at % 7 === 0 ? -Infinity : -at), // without end
    (at: number) => Math.round(Math.sin(at) * 20) / 4, // few of them
    (at: number) => Number((Math.sin(at) * 20).toFixed(3)), // with few decimals
    (at: number) => Math.round(Math.sin(at) * 1e12), // whole, too far apart to be counted
    (at: number) => at - 500, // in order
    () => -1.5,
  ];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 90_000 }), (valueOf, length) => {
      const values = Float64Array.from({ length }, (_, at) => valueOf(at));
      const expected = values.slice().sort();
      expect(sortNumbers(values.slice()).findIndex((value, at) => value !== expected[at])).toBe(-1);
    }),
    { seed: 6, numRuns: 40 },
  );
});

it("finds the first row that equals each, missing equal to missing", () => {
  const cell = fc.constantFrom(0, 1, -1, NaN);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, fc.constantFrom("a", "b", null)), { maxLength: 40 }), (rows) => {
      const columns = [
        numberColumn(
          "x",
          rows.map(([x]) => x),
        ),
        textColumn(
          "y",
          rows.map(([, y]) => y),
        ),
      ];
      const firsts = rows.map(([x, y]) => rows.findIndex(([otherX, otherY]) => Object.is(x, otherX) && y === otherY));
      expect([...firstEqualRows(columns, rows.length)]).toEqual(firsts);
      expect([...duplicateRows(columns, rows.length)]).toEqual([...rows.keys()].filter((row) => firsts[row] !== row));
    }),
    { seed: 7, numRuns: 200 },
  );
});

it("knows the rows of a set, and none beyond the table", () => {
  const rows = new RowSet(20, [0, 7, 8, 19]);
  expect(Array.from({ length: 40 }, (_, row) => row).filter((row) => rows.has(row))).toEqual([0, 7, 8, 19]);
});
