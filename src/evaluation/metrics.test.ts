import { describe, expect, it } from "vitest";
import { areaUnderRoc, classificationMetrics, classScores, confusionMatrix } from "./classification";
import { wilsonInterval } from "./interval";
import fixture from "./metrics-fixture.json";
import { regressionMetrics } from "./regression";

const closeTo = (got: readonly number[], expected: readonly number[]): void => {
  expect(got.length).toBe(expected.length);
  got.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 5));
};

describe.each([fixture.two, fixture.four])(
  `metrics of $classes classes equal those of ${fixture.madeWith}`,
  (expected) => {
    const { classes } = expected;
    const output = Float32Array.from(expected.output);
    const truth = Float32Array.from(expected.truth);

    it("loss, accuracy, macro F1, and the area under the curve for two", () => {
      const metrics = classificationMetrics(output, truth, classes);
      expect(metrics["loss"]).toBeCloseTo(expected.loss, 5);
      expect(metrics["accuracy"]).toBeCloseTo(expected.accuracy, 6);
      expect(metrics["macroF1"]).toBeCloseTo(expected.macroF1, 6);
      if ("auc" in expected) expect(metrics["auc"]).toBeCloseTo(Number(expected.auc), 6);
      else expect(metrics).not.toHaveProperty("auc");
    });

    it("confusion matrix, precision and recall", () => {
      const confusion = confusionMatrix(output, truth, classes);
      expect([...confusion]).toEqual(expected.confusion);
      const scores = classScores(confusion, classes);
      closeTo(
        scores.map((score) => score.precision),
        expected.precision,
      );
      closeTo(
        scores.map((score) => score.recall),
        expected.recall,
      );
    });
  },
);

describe("metrics", () => {
  it("regression equals scikit-learn's, in the target's unit; the loss is of the standardized target", () => {
    const { truth, output, rmse, mae, r2 } = fixture.regression;
    const metrics = regressionMetrics(Float32Array.from(output), Float32Array.from(truth), 30);
    expect(metrics["rmse"]).toBeCloseTo(rmse, 4);
    expect(metrics["mae"]).toBeCloseTo(mae, 4);
    expect(metrics["r2"]).toBeCloseTo(r2, 5);
    expect(metrics["loss"]).toBeCloseTo((rmse / 30) ** 2, 5);
  });

  it("a part without rows has no metrics", () => {
    expect(classificationMetrics(new Float32Array(0), new Float32Array(0), 2)).toEqual({});
    expect(regressionMetrics(new Float32Array(0), new Float32Array(0), 1)).toEqual({});
  });

  it("a model that gives NaN has a loss of NaN, not a good one", () => {
    expect(classificationMetrics(Float32Array.of(NaN, NaN), Float32Array.of(0), 2)["loss"]).toBeNaN();
    expect(regressionMetrics(Float32Array.of(NaN), Float32Array.of(0), 1)["loss"]).toBeNaN();
  });

  it("a score that says nothing has half the area, whatever the ties", () => {
    expect(areaUnderRoc(Float32Array.of(0.5, 0.5, 0.5, 0.5), Float32Array.of(0, 1, 0, 1))).toBe(0.5);
    expect(areaUnderRoc(Float32Array.of(0.5, 0.5), Float32Array.of(1, 1))).toBeNaN();
  });

  // Reference: scipy.stats.binomtest(right, rows).proportion_ci(method="wilson").
  it("Wilson's interval", () => {
    closeTo(wilsonInterval(60, 66), [0.815513, 0.957667]);
    closeTo(wilsonInterval(0, 10), [0, 0.277533]);
    closeTo(wilsonInterval(10, 10), [0.722467, 1]);
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });
});
