import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { branchOf } from "./branch";

const training = { epochs: 60, batchSize: 32, optimizer: "adam", learningRate: 0.1 } as const;
const parent: Experiment = {
  ...defaultExperiment,
  data: { kind: "shelf", id: "penguins" },
  target: "Sex",
  training: { ...training, earlyStopping: { patience: 5 } },
};
const inHand = (changes: Partial<Experiment["training"]>): Experiment => ({
  ...parent,
  training: { ...parent.training, ...changes },
});

describe("a branch", () => {
  it("is the same run with the settings in hand from that epoch on", () => {
    const branch = branchOf(parent, inHand({ learningRate: 0.01, epochs: 90 }), 20);
    expect(branch).toEqual(inHand({ changes: [{ atEpoch: 20, learningRate: 0.01, epochs: 90 }] }));
  });

  it("of a branch keeps what was changed before, and forgets what was changed after", () => {
    const changed = inHand({
      changes: [
        { atEpoch: 10, l2: 0.01 },
        { atEpoch: 30, learningRate: 1 },
      ],
    });
    expect(branchOf(changed, inHand({ l2: 0.01, optimizer: "sgd" }), 20)?.training.changes).toEqual([
      { atEpoch: 10, l2: 0.01 },
      { atEpoch: 20, optimizer: "sgd" },
    ]);
    expect(branchOf(changed, inHand({}), 10)?.training.changes).toBeUndefined();
  });

  it("may do without what would have ended the run, but takes no new rule back in time", () => {
    const free = branchOf(parent, inHand({ earlyStopping: undefined }), 20);
    expect(free?.training.earlyStopping).toBeUndefined();
    expect(branchOf(parent, inHand({ earlyStopping: { patience: 3 } }), 20)).toBeNull();
    expect(branchOf(parent, inHand({ stopAfterSeconds: 9 }), 20)).toBeNull();
  });

  it("is no branch where the way there would have been another: another model, other data, another seed", () => {
    expect(branchOf(parent, { ...parent, model: { family: "linear" } }, 20)).toBeNull();
    expect(branchOf(parent, { ...parent, seed: 8 }, 20)).toBeNull();
    expect(branchOf(parent, inHand({ classWeights: true }), 20)).toBeNull();
  });
});
