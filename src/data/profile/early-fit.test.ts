import { describe, expect, it } from "vitest";
import { createRandom } from "../../experiment/random";
import { spread } from "../statistics";
import { numberColumn } from "../table";
import { earlyFit } from "./early-fit";

const random = createRandom(5, "early fit");
const measured = Array.from({ length: 200 }, () => Number((170 + 9 * random.normal()).toFixed(1)));
const found = (values: readonly number[]) => earlyFit(numberColumn("x", values));
const { mean, sd } = spread(measured);
const low = Math.min(...measured);
const high = Math.max(...measured);
const sorted = [...measured].sort((a, b) => a - b);

describe("statistics that were fitted too early are read off the values", () => {
  it("mean 0 and standard deviation 1, divided by n or by n - 1, to the last digit or rounded", () => {
    const standardized = measured.map((value) => (value - mean) / sd);
    expect(found(standardized)).toEqual({ column: "x", how: "standardized", sure: true });
    expect(found(standardized.map((value) => value * Math.sqrt(199 / 200)))).toMatchObject({ how: "standardized" });
    expect(found(standardized.map((value) => Number(value.toFixed(3))))).toMatchObject({ how: "standardized" });
  });
  it("mean 0 and squares that sum to 1", () => {
    expect(found(measured.map((value) => (value - mean) / (sd * Math.sqrt(200))))).toMatchObject({
      how: "unit-length",
    });
  });
  it("0 to 1, and -1 to 1", () => {
    const scaled = measured.map((value) => (value - low) / (high - low));
    expect(found(scaled)).toEqual({ column: "x", how: "min-max", sure: true });
    expect(found(scaled.map((value) => 2 * value - 1))).toMatchObject({ how: "min-max" });
  });
  it("gaps filled with the mean, with all its digits", () => {
    const filled = measured.map((value, row) => (row % 10 === 0 ? NaN : value));
    const fill = spread(filled).mean;
    expect(found(filled.map((value) => (Number.isNaN(value) ? fill : value)))).toEqual({
      column: "x",
      how: "mean",
      value: fill,
      cells: 20,
      sure: true,
    });
  });
  it.each(["mean", "median"] as const)("gaps filled with the %s, rounded as the others are", (how) => {
    const skewed = Array.from({ length: 300 }, () => Number((20 - 40 * Math.log(1 - random.next())).toFixed(1)));
    const known = skewed.slice(0, 240).sort((a, b) => a - b);
    const fill = how === "mean" ? spread(known).mean : ((known[119] ?? 0) + (known[120] ?? 0)) / 2;
    const value = Number(fill.toFixed(1));
    expect(found([...known, ...Array.from({ length: 60 }, () => value)])).toMatchObject({ how, value, sure: true });
  });
});

describe("no such statistic", () => {
  it("in numbers as they were measured, whole or not, or with a gap", () => {
    expect(found(measured)).toBeNull();
    expect(found(measured.map(Math.round))).toBeNull();
    expect(found(measured.with(3, NaN))).toBeNull();
  });
  it("in shares, of which many are 0 or 1", () => {
    expect(found(measured.map((_, row) => Math.min(1, Math.max(0, (row - 50) / 100))))).toBeNull();
  });
  it("in many zeros at the end of a scale, though the mean rounds to 0", () => {
    expect(found(measured.map((_, row) => (row % 3 ? 0 : row / 1000)))).toBeNull();
  });
  it("in a frequent number that is neither mean nor median", () => {
    const often = sorted[150] as number;
    expect(found(measured.map((value, row) => (row % 5 === 0 ? often : value)))).toBeNull();
  });
  it("in few values", () => {
    expect(found(Array.from({ length: 100 }, (_, row) => (row % 2 ? 1 : -1)))).toBeNull();
  });
});
