import { describe, expect, it } from "vitest";
import { positionOf, valueAt, type SliderScale } from "./slider-scale";

const log: SliderScale = { kind: "log", min: 1e-4, max: 1, whole: false, zero: false };
const logZero: SliderScale = { ...log, zero: true };
const linear: SliderScale = { kind: "linear", min: 1, max: 61, whole: true, zero: false };

describe("a slider's scale", () => {
  it("puts equal factors at equal distances on a log scale", () => {
    expect(positionOf(log, 0.01)).toBeCloseTo(0.5);
    expect(valueAt(log, 0.5)).toBe(0.01);
  });
  it("means zero at the left end where zero is allowed", () => {
    expect(positionOf(logZero, 0)).toBe(0);
    expect(valueAt(logZero, 0)).toBe(0);
    expect(valueAt(logZero, 1)).toBe(1);
  });
  it("gives whole values where asked, and never leaves its range", () => {
    for (let p = 0; p <= 1; p += 0.01) {
      const value = valueAt(linear, p);
      expect(Number.isInteger(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(1);
      expect(value).toBeLessThanOrEqual(61);
    }
  });
});
