import { describe, expect, it } from "vitest";
import { defaultExperiment } from "./experiment";
import { parseExperiment } from "./parse-experiment";
import { training, type Training } from "./training";
import { adjustmentsBetween, settingsAt, withChange } from "./training-changes";

const base: Training = { epochs: 20, batchSize: 32, optimizer: "adam", learningRate: 0.1 };

describe("changes in mid-run", () => {
  it.each(Object.keys(training.entries).filter((name) => name !== "changes" && name !== "weights"))(
    "another %s is taken over from a branch, or takes a run from the start: no setting is lost",
    (name) => {
      const adjusted = adjustmentsBetween(base, { ...base, [name]: "another" });
      expect(adjusted === null || name in adjusted).toBe(true);
    },
  );

  it("a setting of 0 is taken over as 0, and not for the default", () => {
    const decayed: Training = { ...base, optimizer: "adamw", weightDecay: 0.05 };
    expect(adjustmentsBetween(decayed, { ...decayed, weightDecay: 0 })).toEqual({ weightDecay: 0 });
    expect(adjustmentsBetween({ ...base, optimizer: "adamw" }, { ...decayed, weightDecay: 0 })).toEqual({
      weightDecay: 0,
    });
    expect(adjustmentsBetween(base, { ...base, classWeights: false, l2: 0 })).toEqual({});
  });

  const changed: Training = {
    ...base,
    changes: [
      { atEpoch: 8, learningRate: 0.001, clip: null },
      { atEpoch: 2.5, learningRate: 0.01, batchSize: 8, clip: { by: "norm", at: 1 } },
    ],
  };

  it("hold from their moment on, in the order of time; what concerns whole epochs from the next", () => {
    expect(settingsAt(changed, 2.4)).toEqual(base);
    expect(settingsAt(changed, 2.5)).toEqual({ ...base, learningRate: 0.01, clip: { by: "norm", at: 1 } });
    expect(settingsAt(changed, 3)).toMatchObject({ learningRate: 0.01, batchSize: 8 });
    expect(settingsAt(changed, 8)).toEqual({ ...base, learningRate: 0.001, batchSize: 8, clip: null });
  });

  it("are part of an Experiment that parses", () => {
    const experiment = {
      ...defaultExperiment,
      data: { kind: "shelf", id: "penguins" },
      target: "Sex",
      training: changed,
    };
    expect(parseExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual({ ok: true, value: experiment });
    const misspelt = { ...experiment, training: { ...base, changes: [{ atEpoch: 3, learningrate: 1 }] } };
    expect(parseExperiment(misspelt)).toMatchObject({
      failure: { code: "experiment/unknown-field", field: "training.changes.0.learningrate" },
    });
  });

  it("of one moment are one, and the later word holds", () => {
    const first = withChange(undefined, { atEpoch: 1, l2: 0.1, learningRate: 1 });
    expect(withChange(first, { atEpoch: 1, l2: 0.2 })).toEqual([{ atEpoch: 1, l2: 0.2, learningRate: 1 }]);
    expect(withChange(first, { atEpoch: 2, l2: 0.2 })).toEqual([...first, { atEpoch: 2, l2: 0.2 }]);
  });

  it("said later hold over the same settings of a later moment, and over nothing else", () => {
    const planned = [
      { atEpoch: 8, learningRate: 1, l2: 0.1 },
      { atEpoch: 9, learningRate: 2 },
      { atEpoch: 3, learningRate: 3 },
    ];
    expect(withChange(planned, { atEpoch: 7, learningRate: 0.5 })).toEqual([
      { atEpoch: 8, l2: 0.1 },
      { atEpoch: 3, learningRate: 3 },
      { atEpoch: 7, learningRate: 0.5 },
    ]);
  });
});

describe("what to adjust", () => {
  it("is what differs, and leads there", () => {
    const to: Training = { ...base, l2: 0.01, schedule: "step", clip: { by: "value", at: 1 } };
    const adjustments = adjustmentsBetween(base, to);
    expect(adjustments).toEqual({ l2: 0.01, schedule: "step", clip: { by: "value", at: 1 } });
    expect(settingsAt({ ...base, changes: [{ atEpoch: 4, ...adjustments }] }, 4)).toEqual(to);
    expect(adjustmentsBetween(to, base)).toEqual({ l2: 0, schedule: "constant", clip: null });
  });

  it("is nothing where what is left out is what holds anyway", () => {
    expect(adjustmentsBetween(base, { ...base, l2: 0, schedule: "constant", classWeights: false })).toEqual({});
  });

  it("takes another run where it cannot be adjusted", () => {
    expect(adjustmentsBetween(base, { ...base, earlyStopping: { patience: 3 } })).toBeNull();
    expect(adjustmentsBetween(base, { ...base, classWeights: true })).toBeNull();
  });
});
