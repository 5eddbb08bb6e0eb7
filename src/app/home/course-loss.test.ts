import { expect, it } from "vitest";
import { expectedFrom, expectedLoss, lossAt, measuredLoss } from "./course-loss";

it("falls from 1 to near 0, however many lessons there are", () => {
  for (const count of [9, 38, 60]) {
    expect(expectedLoss(0, count)).toBeCloseTo(1);
    expect(expectedLoss(count, count)).toBeLessThan(0.06);
    for (let t = 1; t <= count; t++) expect(expectedLoss(t, count)).toBeLessThan(expectedLoss(t - 1, count));
  }
});
it("is the same jagged curve every time, and the dotted part goes on where it ends", () => {
  expect(measuredLoss(8.5, 42)).toEqual(measuredLoss(8.5, 42));
  const last = measuredLoss(8.5, 42).at(-1)?.[1] ?? 0;
  expect(Math.abs(last - (expectedFrom(8.5, 42)[0]?.[1] ?? 0))).toBeLessThan(0.02);
});
it("reads the measured loss where there is one, the expected one beyond", () => {
  const measured = measuredLoss(4, 42);
  const [t, loss] = measured[20] ?? [0, 0];
  expect(lossAt(t, measured, 42)).toBeCloseTo(loss);
  expect(lossAt(20, measured, 42)).toBe(expectedLoss(20, 42));
});
