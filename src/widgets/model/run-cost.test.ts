import { expect, it } from "vitest";
import type { Bench } from "../../bench/bench.svelte";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { memoryNeedBytes } from "../../training/memory-need";
import { runCost } from "./run-cost";

const layer = { units: 4, activation: "relu" } as const;
const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 200, noise: 0.1 },
  target: "label",
  split: { ...defaultExperiment.split, train: 0.5, validation: 0.25, test: 0.25 },
  model: { family: "mlp", layers: [layer, layer] },
  training: { ...defaultExperiment.training, epochs: 60, batchSize: 30 },
};
const costOf = (bench: Partial<Bench>) =>
  runCost({ experiment, run: null, kept: [], profile: null, epochsPerSecond: 0, ...bench } as unknown as Bench);

it("a training costs what its layers, its batches and its speed come to, before it has begun", () => {
  expect(costOf({})).toMatchObject({
    parameters: 12 + 20 + 5,
    layers: [12, 20, 5],
    trainingRows: 100,
    batchesPerEpoch: 4,
    epochs: 60,
    isGuessed: false,
    memoryBytes: memoryNeedBytes({ parameters: 37, units: 11, widest: 4, batchSize: 30, predictedAtOnce: 100 }),
  });
  expect(costOf({})?.seconds).toBeLessThan(1);
  expect(costOf({ epochsPerSecond: 10 })?.seconds).toBe(6);
});

it("what is known of no table costs nothing that could be said", () => {
  expect(costOf({ experiment: { ...experiment, data: { kind: "shelf", id: "penguins" } } })).toBeNull();
});
