import { describe, expect, test } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { parseExperiment } from "../../experiment/parse-experiment";
import type { RunResult } from "../../experiment/run-event";
import { newRunRecord, type RunRecord } from "../../experiment/run-record";
import { applyFix, roundRate } from "./fix";
import { remarkOn } from "./remark-on";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "shelf", id: "penguins" },
  target: "Sex",
  training: { epochs: 100, batchSize: 32, optimizer: "adam", learningRate: 0.01 },
};

/** A run of 101 measurements, one an epoch. */
function run(train: (epoch: number) => number, validation = train, over: Partial<RunRecord> = {}): RunRecord {
  const history = Array.from({ length: 101 }, (_, epoch) => ({
    epoch,
    train: { loss: train(epoch) },
    validation: { loss: validation(epoch) },
  }));
  return { ...newRunRecord("r", experiment), history, ...over };
}

const result = (over: Partial<RunResult>): RunResult => ({
  type: "result",
  task: "classification",
  target: "Sex",
  classes: ["FEMALE", "MALE"],
  backend: "cpu",
  decision: { backend: "cpu", reason: "asked", rejected: [], ms: 0 },
  seconds: 1,
  parameters: 10,
  epochs: 100,
  bestEpoch: 100,
  stopped: "finished",
  rows: { train: 200, validation: 80, test: 0 },
  metrics: { train: {}, validation: { accuracy: 0.9 }, test: {} },
  features: [],
  importance: [],
  preparation: [],
  ...over,
});

const learning = (epoch: number) => 0.1 + 0.6 * Math.exp(-epoch / 15);

describe("the tutor", () => {
  test("says nothing of a run that goes well", () => {
    expect(remarkOn(run(learning))).toBeNull();
    expect(remarkOn(newRunRecord("r", experiment))).toBeNull();
  });

  test("names the epoch at which the loss stopped being a number", () => {
    expect(remarkOn(run((e) => (e < 7 ? 2 ** e : NaN)))).toMatchObject({
      rule: "diverged",
      evidence: { epoch: 7, rate: 0.01 },
      fix: { kind: "learning-rate", learningRate: 0.001 },
    });
  });

  test("knows a run that failed for it, with the rate it was tuned to", () => {
    const values = { epoch: 3, learningRate: 5 };
    const failed = { ...run(() => 0.7), failure: { code: "training/loss-not-finite" as const, values } };
    expect(remarkOn(failed)).toMatchObject({ rule: "diverged", evidence: { epoch: 3, rate: 5 } });
  });

  test("knows a rate that is too high by a loss that swings or has risen", () => {
    expect(remarkOn(run((e) => 0.6 + (e % 2 ? 0.3 : -0.3)))).toMatchObject({
      rule: "rate-too-high",
      evidence: { shape: "swinging" },
    });
    expect(remarkOn(run((e) => 0.7 + Math.min(e, 20) * 0.1))).toMatchObject({
      rule: "rate-too-high",
      evidence: { shape: "rising" },
    });
  });

  test("knows a rate that is too low by a loss that always falls and hardly has", () => {
    expect(remarkOn(run((e) => 0.7 - 0.0002 * e))).toMatchObject({
      rule: "rate-too-low",
      fix: { kind: "learning-rate", learningRate: 0.1 },
    });
    expect(remarkOn(run(() => 0.7))).toBeNull();
  });

  test("points at the epoch from which validation loss rose while training loss fell", () => {
    const remark = remarkOn(run(learning, (e) => 0.3 + (0.0002 * (e - 40) ** 2) / (e < 40 ? 4 : 1)));
    expect(remark).toMatchObject({
      rule: "overfitting",
      epoch: 40,
      evidence: { epoch: 40, lowest: 0.3 },
      fix: { kind: "early-stopping" },
    });
  });

  test("keeps quiet about overfitting where early stopping is on", () => {
    const stopping = { ...experiment, training: { ...experiment.training, earlyStopping: { patience: 5 } } };
    expect(remarkOn(run(learning, (e) => 0.3 + 0.0002 * (e - 40) ** 2, { experiment: stopping }))).toBeNull();
  });

  test("names the column that carries a score too good to be true", () => {
    const leaking = result({
      metrics: { train: {}, validation: { accuracy: 1 }, test: {} },
      importance: [
        { column: "Body Mass (g)", lossIncrease: 0.1 },
        { column: "Ring Note", lossIncrease: 1.2 },
      ],
    });
    const remark = remarkOn(run(learning, learning, { result: leaking }));
    expect(remark).toMatchObject({ rule: "leak", evidence: { column: "Ring Note", score: 1, rows: 80 } });
    const shared = result({
      ...leaking,
      importance: leaking.importance.map((entry) => ({ ...entry, lossIncrease: 0.5 })),
    });
    expect(remarkOn(run(learning, learning, { result: shared }))).toBeNull();
    const alone = result({ ...leaking, importance: leaking.importance.slice(1) });
    expect(remarkOn(run(learning, learning, { result: alone }))).toBeNull();
    const points: Experiment = { ...experiment, data: { kind: "points", shape: "clouds", count: 100, noise: 0 } };
    expect(remarkOn(run(learning, learning, { result: leaking, experiment: points }))).toBeNull();
  });

  test("notices that every row gets the same answer", () => {
    const rows = 20;
    const predictions = {
      part: "validation" as const,
      sourceRows: new Int32Array(rows),
      truth: Float32Array.from({ length: rows }, (_, row) => (row < 15 ? 1 : 0)),
      output: Float32Array.from({ length: rows * 2 }, (_, at) => (at % 2 ? 0.8 : 0.2)),
    };
    expect(remarkOn(run(learning, learning, { result: result({}), predictions: [predictions] }))).toMatchObject({
      rule: "majority",
      evidence: { label: "MALE", share: 0.75, rows },
      fix: { kind: "class-weights" },
    });
  });
});

test("every fix leaves a valid Experiment", () => {
  for (const fix of [
    { kind: "learning-rate", learningRate: 0.001 },
    { kind: "l2", l2: 0.001 },
    { kind: "activation", activation: "tanh" },
    { kind: "early-stopping", patience: 15 },
    { kind: "drop-column", column: "Ring Note" },
    { kind: "class-weights" },
  ] as const) {
    const mended = applyFix(experiment, fix);
    expect(parseExperiment(JSON.parse(JSON.stringify(mended))).ok).toBe(true);
    expect(mended).not.toEqual(experiment);
  }
});

test.each([
  [0.003 / 10, 0.0002],
  [0.3 / 5, 0.05],
  [0.01 * 10, 0.1],
  [1e-5 * 10, 1e-4],
])("a rate of %d is rounded to %d", (rate, rounded) => {
  expect(roundRate(rate)).toBeCloseTo(rounded, 12);
});

describe("the tutor on what learns without a target", () => {
  const groups: Experiment = { ...experiment, target: "", model: { family: "clustering", groups: 3, start: "spread" } };
  const squeezed: Experiment = {
    ...experiment,
    target: "",
    model: { family: "autoencoder", layers: [{ units: 8, activation: "sigmoid" }], code: 2 },
  };
  const of = (made: Experiment, over: Partial<RunResult>): Partial<RunRecord> => ({
    experiment: made,
    result: result({ target: "", classes: [], importance: [{ column: "a", lossIncrease: 9 }], ...over }),
  });

  test("speaks of no learning rate, leak or majority where groups are found", () => {
    const names = { classes: ["A", "B", "C"], task: "clustering" as const };
    const metrics = { train: { silhouette: 0.9 }, validation: { silhouette: 0.2 }, test: {} };
    const prepared = { rows: { train: 200, validation: 80, test: 0 }, features: [], preparation: [], ...names };
    const one = run(() => 5, undefined, { ...of(groups, { ...names, metrics }), prepared });
    expect(remarkOn(one)).toBeNull();
    const slow = run((e) => 5 - e / 1000, undefined, { experiment: groups, prepared });
    expect(remarkOn(slow)).toBeNull();
  });

  test("sees an autoencoder rebuild what it learned from better than the rest, and knows no leak there", () => {
    const metrics = { train: { explained: 0.999 }, validation: { explained: 0.998 }, test: {} };
    expect(remarkOn(run(learning, undefined, of(squeezed, { task: "reconstruction", metrics })))).toBeNull();
    const worse = { train: { explained: 0.9 }, validation: { explained: 0.3 }, test: {} };
    expect(remarkOn(run(learning, undefined, of(squeezed, { task: "reconstruction", metrics: worse })))).toMatchObject({
      rule: "gap",
      evidence: { measure: "explained", train: 0.9, validation: 0.3 },
    });
  });

  test("changes the activation of an autoencoder's layers, and leaves groups as they are", () => {
    const fix = { kind: "activation", activation: "relu" } as const;
    expect(applyFix(squeezed, fix).model).toEqual({
      family: "autoencoder",
      layers: [{ units: 8, activation: "relu" }],
      code: 2,
    });
    expect(applyFix(groups, fix)).toEqual(groups);
  });
});
