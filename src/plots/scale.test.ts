import { describe, expect, it } from "vitest";
import { linear, log, roundUp, ticks } from "./scale";

describe("scales", () => {
  it("map the ends of the domain to the ends of the range", () => {
    const x = linear([2, 4], [10, 30]);
    expect([x(2), x(3), x(4)]).toEqual([10, 20, 30]);
    const y = log([0.001, 10], [0, 4]);
    expect(y(0.1)).toBeCloseTo(2);
  });
  it("put ticks on round values inside the range, without rounding dust", () => {
    expect(ticks(0, 0.8, 4)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(ticks(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(ticks(0, 400, 4)).toEqual([0, 100, 200, 300, 400]);
  });
  it("round an axis up, never down", () => {
    expect(roundUp(0.73)).toBe(0.8);
    expect(roundUp(0.8)).toBe(0.8);
    expect(roundUp(68700)).toBeGreaterThanOrEqual(68700);
  });
  it("survive an empty range", () => {
    expect(ticks(3, 3, 5)).toEqual([3]);
    expect(linear([1, 1], [0, 10])(1)).toBe(0);
  });
});
