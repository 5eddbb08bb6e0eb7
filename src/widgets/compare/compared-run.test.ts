import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { RunResult } from "../../experiment/run-event";
import { newRunRecord, type RunRecord } from "../../experiment/run-record";
import { bestTwo, comparable } from "./compared-run";
import { stepsChanged } from "./changed-steps";
import { changeWords, modelWords } from "./change-words";

const base: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };

function finished(id: string, accuracy: number, target = "Sex"): RunRecord {
  const result = {
    type: "result",
    task: "classification",
    target,
    classes: ["F", "M"],
    seconds: 1,
    rows: { train: 180, validation: 60, test: 60 },
    metrics: { train: { accuracy: 1 }, validation: { accuracy }, test: {} },
  } as unknown as RunResult;
  return { ...newRunRecord(id, base), result };
}

describe("runs compared", () => {
  it("are those that ended, with the target of the latest", () => {
    const runs = [finished("a", 0.8), finished("b", 0.9, "Species"), newRunRecord("c", base), finished("d", 0.7)];
    expect(comparable(runs).map(({ run }) => run.id)).toEqual(["a", "d"]);
  });

  it("are also those that a branch left, by what was measured last, and never the best", () => {
    const last = { epoch: 7, train: { accuracy: 1 }, validation: { accuracy: 0.95 } };
    const prepared = { task: "classification", rows: { train: 180, validation: 60, test: 60 } };
    const left = { ...newRunRecord("left", base), history: [last], prepared } as unknown as RunRecord;
    const runs = comparable([finished("a", 0.8), left]);
    expect(runs[1]).toMatchObject({ run: left, score: 0.95, epochs: 7, seconds: null });
    expect(bestTwo(runs).map(({ run }) => run.id)).toEqual(["a"]);
  });

  it("have an interval around their score, and no test score while the test is sealed", () => {
    const [only] = comparable([finished("a", 0.9)]);
    expect(only?.interval[0]).toBeCloseTo(0.7985, 3);
    expect(only?.testScore).toBeNull();
  });

  it("know the two best", () => {
    const runs = comparable([finished("a", 0.8), finished("b", NaN), finished("c", 0.9), finished("d", 0.7)]);
    expect(bestTwo(runs).map(({ run }) => run.id)).toEqual(["c", "a"]);
  });
});

describe("words for a change", () => {
  it("name the model and the settings, and stop after a few", () => {
    const next: Experiment = {
      ...base,
      seed: 9,
      model: { family: "linear" },
      training: { ...base.training, learningRate: 0.03, batchSize: 8 },
    };
    expect(changeWords(base, next)).toBe("linear model, learning rate 0.03, batch 8, …");
    expect(changeWords(base, base)).toBe("the same settings");
    const midRun = { atEpoch: 10, learningRate: 0.03, l2: 0.01, batchSize: 8, l1: 0.1 };
    const changed = { ...base, training: { ...base.training, changes: [midRun] } };
    expect(changeWords(base, changed)).toMatch(/^from epoch 10 learning rate 0.03, batch 8, L1 .*, …$/);
    expect(changeWords(base, changed, { most: 1 })).toBe("from epoch 10 learning rate 0.03, …");
    expect(modelWords(base)).toBe("64 + 32 units");
  });
});

describe("runs without a target", () => {
  const grouped: Experiment = { ...base, target: "", model: { family: "clustering", groups: 4, start: "random" } };

  it("are compared by their own measure, and with their own kind alone", () => {
    const groups = finished("g", NaN, "");
    const run = {
      ...groups,
      result: {
        ...groups.result,
        task: "clustering",
        metrics: { train: {}, validation: { silhouette: 0.4 }, test: {} },
      },
    } as RunRecord;
    const [only, ...more] = comparable([finished("a", 0.8), finished("b", 0.7, ""), run]);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ score: 0.4, interval: [0.4, 0.4] });
  });

  it("are named by their groups or their code", () => {
    expect(modelWords(grouped)).toBe("4 groups");
    const squeezed: Experiment = { ...grouped, model: { family: "autoencoder", layers: [], code: 2 } };
    expect(modelWords(squeezed)).toBe("autoencoder, 2 units");
    expect(changeWords(base, grouped)).toBe("4 groups, no target");
  });
});

describe("words for a changed preparation", () => {
  const encode = (as: "one-hot" | "ordinal", off?: true): Experiment => ({
    ...base,
    preparation: [
      { step: "encode", columns: ["Island"], as, ...(off && { off }) },
      { step: "scale", columns: "all", as: "standardize" },
    ],
  });

  it("name the first step that is new or set otherwise, and one that is gone", () => {
    expect(stepsChanged(encode("ordinal"), encode("one-hot"))).toBe(
      "Labels to numbers: one input for each label, Island",
    );
    expect(stepsChanged(encode("ordinal"), encode("ordinal", true))).toBe("without “Labels to numbers”");
  });

  it("are none where steps only changed their places or names", () => {
    const from = encode("ordinal");
    const turned = {
      ...from,
      preparation: [...from.preparation].reverse().map((step) => ({ ...step, name: "A name" })),
    };
    expect(stepsChanged(from, turned)).toBeNull();
  });
});
