import { expect, it } from "vitest";
import { centreStrips, spacedPx } from "./centre-strips";

const centres = { groups: 2, features: 2, values: Float32Array.of(0, 10, 1, 30) };

it("the column in which groups differ most, by its own spread, comes first", () => {
  const x = Float32Array.of(0, 0, 0.1, 40, 0.9, 20, 1, 20);
  const strips = centreStrips(centres, x);
  expect(strips.map(({ feature }) => feature)).toEqual([0, 1]);
  expect(strips[1]).toMatchObject({ least: 0, greatest: 40, centres: [10, 30] });
});

it("without rows a line goes from the least centre to the greatest", () => {
  expect(centreStrips(centres, null).find(({ feature }) => feature === 1)).toMatchObject({ least: 10, greatest: 30 });
});

it("a column that is the same for all rows tells nothing", () => {
  const flat = { groups: 2, features: 1, values: Float32Array.of(3, 3) };
  expect(centreStrips(flat, Float32Array.of(3, 3, 3))[0]?.apart).toBe(0);
});

it("marks keep their distance, their order and the line", () => {
  const places = spacedPx([95, 50, 96, 97, 2], 10, 100);
  const sorted = [...places].sort((a, b) => a - b);
  expect(Math.min(...sorted.slice(1).map((place, i) => place - (sorted[i] ?? 0)))).toBeGreaterThanOrEqual(10);
  expect(Math.max(...places)).toBeLessThanOrEqual(100);
  expect([places[1], places[4]]).toEqual([50, 2]);
  expect([places[0], places[2], places[3]]).toEqual([80, 90, 100]);
});
