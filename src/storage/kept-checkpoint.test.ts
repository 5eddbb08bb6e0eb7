import * as v from "valibot";
import { expect, it } from "vitest";
import { newRunRecord } from "../experiment/run-record";
import { defaultExperiment } from "../experiment/experiment";
import { firstStatistics, flatSize, layersOf } from "../models/mlp/flat-layers";
import { planLayers } from "../models/mlp/layer-plan";
import { keptCheckpoint } from "./kept-checkpoint";

const plan = planLayers(
  { family: "mlp", layers: [{ units: 3, activation: "tanh", batchNorm: true }] },
  { task: "regression", inputs: 2, classes: 0 },
);
const numbers = (count: number) => Float32Array.from({ length: count }, (_, i) => i / 7);
const layers = layersOf(plan, numbers(flatSize(plan)), numbers(firstStatistics(plan).length));
const experiment = { ...defaultExperiment, data: { kind: "shelf" as const, id: "penguins" }, target: "Sex" };
const kept = {
  format: 1,
  run: newRunRecord("run", experiment),
  checkpoint: {
    epoch: 4,
    done: { batches: 9, seconds: 0.25 },
    model: { layers },
    optimizer: { steps: 9, slots: [numbers(flatSize(plan))] },
    stopping: { epoch: 3, loss: 0.5, layers },
  },
};

it("a kept checkpoint brings batch norm back, number by number", () => {
  const read = v.safeParse(keptCheckpoint, structuredClone(kept));
  if (!read.success) throw new Error(read.issues[0].message);
  expect(read.output.checkpoint).toEqual(kept.checkpoint);
});

it("a kept checkpoint whose batch norm is of another width is refused", () => {
  const broken = structuredClone(kept);
  for (const layer of broken.checkpoint.model.layers) if (layer.norm) Object.assign(layer.norm, { mean: numbers(2) });
  expect(v.safeParse(keptCheckpoint, broken).success).toBe(false);
});
