import { expect, it } from "vitest";
import { freestPlace, spread } from "./label-place";

it("prefers the place that covers no point", () => {
  const at = (x: number) => ({ x, y: 0, width: 10, height: 10 });
  expect(freestPlace([at(0), at(20)], [[5, 5]], [])?.x).toBe(20);
  expect(freestPlace([at(0), at(20)], [], [])?.x).toBe(0);
  expect(freestPlace([at(0), at(20)], [[25, 5]], [{ x: 0, y: 0, width: 5, height: 5 }])?.x).toBe(20);
});
it("spreads labels apart without leaving the frame, keeping their order", () => {
  const placed = spread([50, 52, 51], 14, 0, 100);
  const sorted = [placed[0], placed[2], placed[1]];
  expect(sorted).toEqual([...sorted].sort((a, b) => Number(a) - Number(b)));
  expect(Number(placed[2]) - Number(placed[0])).toBeGreaterThanOrEqual(14);
  expect(spread([98, 99], 14, 0, 100).every((y) => y <= 100)).toBe(true);
});
