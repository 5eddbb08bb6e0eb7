import { expect, it } from "vitest";
import { freestPlace, spread, stack } from "./label-place";

it("prefers the place that covers no point", () => {
  const at = (x: number) => ({ x, y: 0, width: 10, height: 10 });
  expect(freestPlace([at(0), at(20)], [[5, 5]], [])?.x).toBe(20);
  expect(freestPlace([at(0), at(20)], [], [])?.x).toBe(0);
  expect(freestPlace([at(0), at(20)], [[25, 5]], [{ x: 0, y: 0, width: 5, height: 5 }])?.x).toBe(20);
});
it("has no place where the freest covers more points than it may", () => {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  const points = [5, 6].map((x) => [x, 5] as const);
  expect(freestPlace([box], points, [], 2)).toBe(box);
  expect(freestPlace([box], points, [], 1)).toBeUndefined();
});
it("spreads labels apart without leaving the frame, keeping their order", () => {
  const placed = spread([50, 52, 51], 14, 0, 100);
  const sorted = [placed[0], placed[2], placed[1]];
  expect(sorted).toEqual([...sorted].sort((a, b) => Number(a) - Number(b)));
  expect(Number(placed[2]) - Number(placed[0])).toBeGreaterThanOrEqual(14);
  expect(spread([98, 99], 14, 0, 100).every((y) => y <= 100)).toBe(true);
});
it("stacks many labels in their order, where they cover no point and as near as can be", () => {
  const frame = { right: 100, top: 0, bottom: 150 };
  const curve = [90, 100, 110, 120, 130, 140].map((y) => [80, y] as const);
  const placed = stack([141, 139, 140], { width: 60, height: 15 }, frame, curve);
  expect([placed[1], placed[2], placed[0]]).toEqual([...placed].sort((a, b) => a - b));
  expect(Math.max(...placed) + 7.5).toBeLessThan(90);
  expect(Math.max(...placed) + 7.5).toBeGreaterThan(82);
  const gaps = [...placed].sort((a, b) => a - b).map((y, i, all) => y - (all[i - 1] ?? y - 15));
  expect(gaps).toEqual([15, 15, 15]);
});
