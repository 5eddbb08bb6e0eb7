import { expect, test } from "vitest";
import { difference, estimate, scoreDomain } from "./effect";

test("the interval of a mean is Student's", () => {
  const { mean, margin } = estimate([0.8, 0.82, 0.84, 0.86, 0.88]);
  expect(mean).toBeCloseTo(0.84, 12);
  expect(margin).toBeCloseTo((2.776 * Math.sqrt(0.001)) / Math.sqrt(5), 6);
});

test("a difference is judged on the same splits, so that a steady gain is no chance and a mixed one is", () => {
  expect(difference([0.5, 0.7, 0.9], [0.52, 0.72, 0.921]).chance).toBe(false);
  expect(difference([0.5, 0.7, 0.9], [0.6, 0.65, 0.9]).chance).toBe(true);
  expect(difference([0.5, 0.7], [0.5, 0.7]).chance).toBe(true);
});

test("the axis takes in every run", () => {
  expect(scoreDomain([0.71, 0.9])).toEqual([0.7, 1]);
  expect(scoreDomain([0.99])).toEqual([0.95, 1]);
});
