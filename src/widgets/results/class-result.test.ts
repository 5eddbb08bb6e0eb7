import { describe, expect, it } from "vitest";
import type { Predictions } from "../../experiment/run-event";
import { wilsonInterval } from "../../evaluation/interval";
import { classResult, differenceInterval, shareDomain } from "./class-result";

const predictions = (truth: number[], said: number[]): Predictions => ({
  part: "validation",
  sourceRows: Int32Array.from(truth, (_, row) => row),
  truth: Float32Array.from(truth),
  output: Float32Array.from(said.flatMap((c) => [c === 0 ? 0.9 : 0.2, c === 0 ? 0.1 : 0.8])),
});

describe("a classifier's result", () => {
  const result = classResult(predictions([0, 0, 1, 1, 1], [0, 1, 1, 1, 0]), 2, predictions([0, 0, 1], [0, 0, 0]));

  it("counts truth by prediction", () => {
    expect(result.confusion).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect([result.right, result.rows, result.accuracy]).toEqual([3, 5, 0.6]);
  });

  it("is compared with the class that is most frequent in training, not here", () => {
    expect(result.baseline).toEqual({ classIndex: 0, accuracy: 0.4 });
  });

  it("has an interval around its accuracy", () => {
    const [low, high] = result.interval;
    expect(low).toBeGreaterThan(0.2);
    expect(low).toBeLessThan(0.6);
    expect(high).toBeGreaterThan(0.6);
    expect(high).toBeLessThan(0.9);
  });
});

describe("the interval of a difference", () => {
  it("is Newcombe's own example: 56 of 70 against 48 of 80", () => {
    const share = (right: number, rows: number) => ({ accuracy: right / rows, interval: wilsonInterval(right, rows) });
    const [low, high] = differenceInterval(share(56, 70), share(48, 80));
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });
});

describe("the range of shares", () => {
  it("shows them all with some air and stays within 0 and 1", () => {
    expect(shareDomain([0.5, 0.93])).toEqual([0.45, 1]);
    expect(shareDomain([0, 0.5])[0]).toBe(0);
  });
});
