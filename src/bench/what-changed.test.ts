import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import type { TrainingChange } from "../experiment/training";
import { sameTraining } from "./same-training";
import { whatChanged } from "./what-changed";

const base: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };

describe("what changed between two experiments", () => {
  it("is nothing for the same settings under another name, or with the test opened", () => {
    expect(whatChanged(base, { ...base, name: "copy", evaluation: { openTest: true } })).toEqual([]);
    expect(whatChanged(base, { ...base, training: { ...base.training, l2: 0 } })).toEqual([]);
    const named: Experiment = { ...base, preparation: [{ step: "auto", name: "The rest" }] };
    expect(whatChanged(base, named)).toEqual([]);
    expect(sameTraining(base, named)).toBe(true);
  });

  it("names the model before the settings of its training", () => {
    const next: Experiment = {
      ...base,
      model: { family: "mlp", layers: [{ units: 8, activation: "tanh" }] },
      training: { ...base.training, learningRate: 0.1, earlyStopping: undefined },
    };
    expect(whatChanged(base, next)).toEqual([
      { kind: "model", family: "mlp", units: [8] },
      { kind: "value", path: "training.learningRate", to: 0.1 },
      { kind: "value", path: "training.earlyStopping", to: null },
    ]);
  });

  it("says which layers have batch norm", () => {
    const layer = { units: 8, activation: "tanh" as const };
    const normed = { ...layer, batchNorm: true as const };
    const of = (...layers: (typeof layer | typeof normed)[]): Experiment => ({
      ...base,
      model: { family: "mlp", layers },
    });
    expect(whatChanged(of(layer, layer), of(normed, normed))).toEqual([
      { kind: "value", path: "model.batchNorm", to: true },
    ]);
    expect(whatChanged(of(normed), of(layer))).toEqual([{ kind: "value", path: "model.batchNorm", to: null }]);
    expect(whatChanged(of(layer, layer), of(layer, normed))).toEqual([
      { kind: "value", path: "model.batchNormIn", to: "2" },
    ]);
  });

  it("says all that was changed at the first moment in mid-run that differs, and that more was; what came to nothing is nothing", () => {
    const changed = (...changes: TrainingChange[]): Experiment => ({
      ...base,
      training: { ...base.training, l2: 0, changes },
    });
    const value = (path: string, to: number) => ({ kind: "value", path: `training.${path}`, to });
    const both = changed({ atEpoch: 10, learningRate: 5, l2: 0.01 });
    const settings = [value("learningRate", 5), value("l2", 0.01)];
    expect(whatChanged(base, both)).toEqual([{ kind: "mid-run", atEpoch: 10, settings, more: false }]);
    const thrice = changed({ atEpoch: 10.2, learningRate: 5 }, { atEpoch: 10.6, learningRate: 1 });
    expect(whatChanged(base, thrice)).toEqual([
      { kind: "mid-run", atEpoch: 10.2, settings: [value("learningRate", 5)], more: true },
    ]);
    expect(whatChanged(both, base)).toEqual([{ kind: "mid-run", atEpoch: null, settings: [], more: false }]);
    expect(whatChanged(base, changed({ atEpoch: 4, l2: 0 }))).toEqual([]);
  });

  it("tells own points from other data", () => {
    const points: Experiment = { ...base, data: { kind: "points", shape: "moons", count: 80, noise: 0.1 } };
    const more: Experiment = { ...points, data: { ...points.data, added: [[0, 0, 1]] } as Experiment["data"] };
    expect(whatChanged(points, more)).toEqual([{ kind: "value", path: "data.added", to: 1 }]);
    expect(whatChanged(base, points)).toEqual([{ kind: "data" }]);
  });

  it("says who judges, and how many rows teach; a target that judges itself is no other judge", () => {
    expect(whatChanged(base, { ...base, judge: "Sex" })).toEqual([]);
    expect(whatChanged(base, { ...base, judge: "by size" })).toEqual([{ kind: "value", path: "judge", to: "by size" }]);
    expect(whatChanged(base, { ...base, split: { ...base.split, take: 30 } })).toEqual([
      { kind: "value", path: "split.take", to: 30 },
    ]);
  });

  it("says by which column rows are kept together", () => {
    const grouped = { ...base, split: { ...base.split, group: "Ring Number" } };
    expect(whatChanged(base, grouped)).toEqual([{ kind: "value", path: "split.group", to: "Ring Number" }]);
    const dealt = {
      ...base,
      split: { ...base.split, time: "Date", folds: { of: 5, take: 1 }, placed: { test: [4, 7] } },
    };
    expect(whatChanged(base, dealt)).toEqual([
      { kind: "value", path: "split.time", to: "Date" },
      { kind: "value", path: "split.folds", to: "2 of 5" },
      { kind: "value", path: "split.placed", to: 2 },
    ]);
    expect(whatChanged(base, { ...base, split: { ...base.split, train: 0.7 } })).toEqual([{ kind: "split" }]);
  });

  it("names groups and how they begin, and an autoencoder's layers with the code amid them", () => {
    const groups = (count: number, start: "spread" | "random"): Experiment => ({
      ...base,
      target: "",
      model: { family: "clustering", groups: count, start },
    });
    expect(whatChanged(groups(3, "spread"), groups(5, "random"))).toEqual([
      { kind: "model", family: "clustering", units: [5] },
      { kind: "value", path: "model.start", to: "random" },
    ]);
    expect(whatChanged(groups(3, "spread"), groups(3, "random"))).toEqual([
      { kind: "value", path: "model.start", to: "random" },
    ]);
    const squeezed: Experiment = {
      ...groups(3, "spread"),
      model: { family: "autoencoder", layers: [{ units: 8, activation: "tanh" }], code: 2 },
    };
    expect(whatChanged(groups(3, "spread"), squeezed)).toEqual([
      { kind: "model", family: "autoencoder", units: [8, 2, 8] },
    ]);
  });
});
