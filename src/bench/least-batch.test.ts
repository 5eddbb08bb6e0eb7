import { expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { newRunRecord } from "../experiment/run-record";
import { leastBatchSize } from "./least-batch";

const withLayers = (batchNorm?: true): Experiment => ({
  ...defaultExperiment,
  data: { kind: "shelf", id: "penguins" },
  target: "Sex",
  model: {
    family: "mlp",
    layers: [
      { units: 4, activation: "tanh" },
      { units: 4, activation: "tanh", batchNorm },
    ],
  },
});
const [plain, normed] = [withLayers(), withLayers(true)];

it.each([
  { inHand: plain, running: null, busy: false, least: 1 },
  { inHand: normed, running: null, busy: false, least: 2 },
  { inHand: plain, running: normed, busy: true, least: 2 },
  { inHand: plain, running: normed, busy: false, least: 1 },
])("the least batch follows from batch norm in hand and in a run under way: $least", (known) => {
  const run = known.running && newRunRecord("1", known.running);
  expect(leastBatchSize({ experiment: known.inHand, busy: known.busy, run })).toBe(known.least);
});
