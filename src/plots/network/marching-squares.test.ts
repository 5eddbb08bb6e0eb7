import { describe, expect, it } from "vitest";
import { zeroLine } from "./marching-squares";

describe("the zero line", () => {
  it("is empty where nothing changes sign", () => {
    expect(zeroLine(() => 1, 10, 100)).toBe("");
    expect(zeroLine(() => -1, 10, 100)).toBe("");
  });

  it("runs upright where the values change from left to right", () => {
    const path = zeroLine((i) => i - 4.5, 10, 100); // zero between the centres of cells 4 and 5
    const xs = [...path.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x));
    expect(xs).toHaveLength(18);
    expect(new Set(xs)).toEqual(new Set([50]));
  });

  it("draws both pieces of a saddle", () => {
    expect(zeroLine((i, j) => (i === j ? 1 : -1), 2, 20).match(/M/g)).toHaveLength(2);
  });
});
