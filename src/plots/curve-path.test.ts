import { expect, it } from "vitest";
import { curvePath } from "./curve-path";

const identity = (v: number) => v;

it("keeps the highest and lowest point of a crowded pixel", () => {
  const points = Array.from({ length: 1000 }, (_, i) => ({ x: i / 1000, y: i === 500 ? 99 : i === 700 ? -9 : 1 }));
  expect(curvePath(points, identity, identity)).toBe("M0.5 99.0L0.7 -9.0");
});
it("breaks the line where a value is no number", () => {
  const points = [0, 1, NaN, 3, 4].map((y, x) => ({ x: x * 10, y }));
  expect(curvePath(points, identity, identity).match(/M/g)).toHaveLength(2);
});
it("draws nothing from nothing", () => {
  expect(curvePath([], identity, identity)).toBe("");
});
