import { expect, it } from "vitest";
import type { DenseWeights } from "../../experiment/run-event";
import { codeAt, gridCodes, nearestRow, planeOf, shareOf } from "./code-plane";
import { coderOf, codesOf, rebuildErrors, rebuilt, rowsWithin, worstRows } from "./coder";

const dense = (inputs: number, units: number, kernel: readonly number[], activation = "linear"): DenseWeights => ({
  inputs,
  units,
  activation,
  kernel: Float32Array.from(kernel),
  bias: new Float32Array(units),
});
/** The code is the sum of two numbers; each comes back as half of it. */
const halves = [dense(2, 1, [1, 1]), dense(1, 2, [0.5, 0.5])];

it("squeezes rows and draws them again", () => {
  const coder = coderOf(halves);
  if (!coder) throw new Error("no coder");
  const x = Float32Array.of(1, 1, 4, 0);
  const codes = codesOf(coder, x);
  expect([...codes]).toEqual([2, 4]);
  const again = rebuilt(coder, codes);
  expect([...again]).toEqual([1, 1, 2, 2]);
  expect([...rebuildErrors(x, again, 2)]).toEqual([0, 4]);
  expect(worstRows(rebuildErrors(x, again, 2), 5)).toEqual([1, 0]);
});

it("squeezes as many rows as there is time for, and always one", () => {
  const coder = coderOf(halves);
  if (!coder) throw new Error("no coder");
  expect([rowsWithin(coder, 30), rowsWithin(coder, 0)]).toEqual([10, 1]);
});

it("layers that are not an encoder and its mirror are no autoencoder", () => {
  expect(coderOf([dense(2, 1, [1, 1])])).toBeNull();
  expect(coderOf([dense(2, 1, [1, 1]), dense(1, 3, [1, 1, 1])])).toBeNull();
  expect(coderOf([])).toBeNull();
});

const codes = Float32Array.of(0, 10, 5, 2, 20, 5, 4, 30, 5);

it("the plane holds every code, and the way from a place to its code leads back", () => {
  const plane = planeOf(codes, 3, 0, 1);
  for (let row = 0; row < 3; row++) {
    const [across, up] = shareOf(plane, codes[3 * row] ?? 0, codes[3 * row + 1] ?? 0);
    expect(across).toBeGreaterThan(0);
    expect(across).toBeLessThan(1);
    const back = codeAt(plane, [across, up]);
    expect(back[0]).toBeCloseTo(codes[3 * row] ?? NaN, 5);
    expect(back[1]).toBeCloseTo(codes[3 * row + 1] ?? NaN, 5);
    expect(back[2]).toBe(5);
  }
});

it("a number that is the same for all rows still has a plane around it", () => {
  const plane = planeOf(codes, 3, 2, 0);
  expect([plane.left, plane.right]).toEqual([4, 6]);
  expect(planeOf(new Float32Array(0), 2, 0, 1)).toMatchObject({ left: -1, right: 1 });
});

it("a grid of codes goes row by row from the top, between the ends of the plane", () => {
  const plane = { across: 0, up: 1, left: 0, right: 2, bottom: 0, top: 2, middle: Float32Array.of(0, 0) };
  expect([...gridCodes(plane, 2, 2)]).toEqual([0.5, 1.5, 1.5, 1.5, 0.5, 0.5, 1.5, 0.5]);
});

it("the nearest row is the one whose code is", () => {
  expect(nearestRow(codes, [2.2, 19, 5])).toBe(1);
  expect(nearestRow(new Float32Array(0), [1, 2])).toBeNull();
});
