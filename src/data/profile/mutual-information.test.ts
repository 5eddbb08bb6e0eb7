import { describe, expect, it } from "vitest";
import { spread } from "../statistics";
import { digamma } from "./digamma";
import reference from "./fixtures/information.json" with { type: "json" };
import { labelsOfLabels, numbersOfLabels, numbersOfNumbers } from "./mutual-information";

const scaled = (values: readonly number[]): Float64Array => {
  const { sd } = spread(values);
  return Float64Array.from(values, (value) => value / sd);
};
const names = ["shifted", "noise", "curved"] as const;

describe("mutual information is scikit-learn's", () => {
  it("of labels and labels", () => {
    expect(labelsOfLabels(reference.others, reference.labels)).toBeCloseTo(reference["labels of labels"], 10);
  });
  it.each(names)("of numbers and labels: %s", (name) => {
    const found = numbersOfLabels(reference.numbers[name], reference.labels);
    expect(found).toBeCloseTo(reference[`${name} of labels`], 6);
  });
  it.each(names)("of numbers and numbers: %s", (name) => {
    const found = numbersOfNumbers(scaled(reference.numbers[name]), scaled(reference.target));
    expect(found).toBeCloseTo(reference[`${name} of target`], 6);
  });
  it("sees what a correlation does not: a square", () => {
    const found = numbersOfNumbers(scaled(reference.numbers.curved), scaled(reference.target));
    expect(found).toBeGreaterThan(0.5);
  });
});

it("digamma is SciPy's", () => {
  for (const [x, value] of Object.entries(reference.digamma)) expect(digamma(Number(x))).toBeCloseTo(value, 10);
});
