import { describe, expect, it } from "vitest";
import { adjustedRand, commonestLabels, countsOf, purity, silhouette, silhouetteRows } from "./clustering";
import { featureMeans, reconstructionMetrics, rowErrors } from "./reconstruction";
import fixture from "./unlabelled-fixture.json";

const { grouped, rebuilt, madeWith } = fixture;

describe(`groups are measured as ${madeWith} does`, () => {
  const groupOf = Int32Array.from(grouped.groupOf);
  const counts = countsOf({ groupOf, labelOf: Int32Array.from(grouped.labelOf) }, 4, 4);

  it("silhouette", () => {
    expect(silhouette(Float32Array.from(grouped.x), grouped.inputs, groupOf)).toBeCloseTo(grouped.silhouette, 5);
  });

  it("agreement: the adjusted Rand index", () => {
    expect(adjustedRand(counts, 4, 4)).toBeCloseTo(grouped.agreement, 6);
  });

  it("purity, each group by its commonest label", () => {
    expect(purity(counts, 4, commonestLabels(counts, 4, 4))).toBeCloseTo(grouped.purity, 6);
  });
});

describe("groups", () => {
  it("that are the labels by other names agree fully; all rows in one group agree as chance would", () => {
    const labelOf = Int32Array.of(0, 0, 1, 1, 2, 2);
    const same = countsOf({ groupOf: Int32Array.of(2, 2, 0, 0, 1, 1), labelOf }, 3, 3);
    expect(adjustedRand(same, 3, 3)).toBe(1);
    expect(purity(same, 3, commonestLabels(same, 3, 3))).toBe(1);
    expect(adjustedRand(countsOf({ groupOf: new Int32Array(6), labelOf }, 3, 3), 3, 3)).toBe(0);
  });

  it("are compared on rows with a label alone; without any there is nothing to say", () => {
    const groupOf = Int32Array.of(0, 1, 1, 0);
    expect([...countsOf({ groupOf, labelOf: Int32Array.of(0, -1, 0, -1) }, 1, 2)]).toEqual([1, 1]);
    const none = countsOf({ groupOf, labelOf: Int32Array.of(-1, -1, -1, -1) }, 0, 2);
    expect(adjustedRand(none, 0, 2)).toBeNaN();
    expect(purity(none, 2, commonestLabels(none, 0, 2))).toBeNaN();
  });

  it("in one there is no silhouette; its rows are fewer where a row has many numbers", () => {
    expect(silhouette(Float32Array.of(1, 2, 3), 1, new Int32Array(3))).toBeNaN();
    expect(silhouetteRows(4)).toBe(1000);
    expect(silhouetteRows(784)).toBeLessThan(600);
  });
});

describe(`rebuilt rows are measured as ${madeWith} does`, () => {
  const [x, output] = [Float32Array.from(rebuilt.x), Float32Array.from(rebuilt.output)];

  it("loss a number, and what is explained of the training rows", () => {
    const metrics = reconstructionMetrics(output, x, featureMeans(x, rebuilt.features));
    expect(metrics["loss"]).toBeCloseTo(rebuilt.loss, 5);
    expect(metrics["explained"]).toBeCloseTo(rebuilt.explained, 5);
  });

  it("answering the training means explains nothing; where all are equal nothing is to be explained", () => {
    const means = featureMeans(x, rebuilt.features);
    const answer = x.map((_, at) => means[at % rebuilt.features] ?? 0);
    expect(reconstructionMetrics(answer, x, means)["explained"]).toBeCloseTo(0, 6);
    const flat = Float32Array.of(2, 2);
    expect(reconstructionMetrics(flat, flat, featureMeans(flat, 1))).toEqual({ loss: 0 });
  });

  it("a row's own error: their mean is the loss", () => {
    const errors = rowErrors(output, x, rebuilt.features);
    expect(errors.reduce((a, b) => a + b, 0) / errors.length).toBeCloseTo(rebuilt.loss, 5);
    expect(errors[0]).toBeCloseTo(
      x.slice(0, 5).reduce((sum, v, i) => sum + (v - (output[i] ?? 0)) ** 2 / 5, 0),
      5,
    );
  });
});
