import { expect, it } from "vitest";
import { errorBins, worstFirst } from "./rebuilt-rows";

const rows = worstFirst({
  part: "test",
  sourceRows: Int32Array.of(4, 7, 9, 12),
  truth: new Float32Array(4),
  output: new Float32Array(8),
  errors: Float32Array.of(0.5, 2, 0.25, 0.5),
});

it("the row rebuilt worst comes first, equals as they came", () => {
  expect(rows.map(({ sourceRow }) => sourceRow)).toEqual([7, 4, 12, 9]);
  expect(rows[0]?.error).toBe(2);
});

it("every row is in one bin, and the largest error in the last", () => {
  expect(errorBins(rows, 4)).toEqual([
    { from: 0, to: 0.5, count: 1 },
    { from: 0.5, to: 1, count: 2 },
    { from: 1, to: 1.5, count: 0 },
    { from: 1.5, to: 2, count: 1 },
  ]);
  expect(errorBins(rows.map((row) => ({ ...row, error: 0 })))).toEqual([]);
});
