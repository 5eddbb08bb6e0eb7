import { memory } from "@tensorflow/tfjs-core";
import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Learns } from "../experiment/learns";
import type { Family, ModelSpec } from "../experiment/model-spec";
import type { Training } from "../experiment/training";
import { createRandom } from "../experiment/random";
import { families } from "../experiment/learns";
import { familyMetas } from "./family-metas";
import { loadFamily } from "./load-family";
import type { Engine } from "./engine";
import type { Fit, Model, ModelShape } from "./family";
import { forward } from "./mlp/forward";
import { outputUnits } from "./output-units";

const folders = readdirSync(path.dirname(new URL(import.meta.url).pathname), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const specs: Readonly<Record<Family, ModelSpec>> = {
  mlp: {
    family: "mlp",
    layers: [
      { units: 6, activation: "tanh", dropout: 0.2 },
      { units: 4, activation: "relu", batchNorm: true },
    ],
  },
  linear: { family: "linear" },
  baseline: { family: "baseline" },
  clustering: { family: "clustering", groups: 4, start: "spread" },
  autoencoder: { family: "autoencoder", layers: [{ units: 5, activation: "tanh" }], code: 2 },
};
const shapes: Readonly<Record<Learns, readonly ModelShape[]>> = {
  target: [
    { task: "classification", inputs: 3, classes: 2 },
    { task: "classification", inputs: 3, classes: 4 },
    { task: "regression", inputs: 3, classes: 0 },
  ],
  groups: [{ task: "clustering", inputs: 3, classes: 4 }],
  inputs: [{ task: "reconstruction", inputs: 3, classes: 0 }],
};
const engines = ["tensors", "fused-wasm", "fused-plain"] as const satisfies readonly Engine[];
const cases = families.flatMap((id) =>
  engines.flatMap((engine) =>
    shapes[familyMetas[id].learns].map((shape) => ({
      id,
      engine,
      shape,
      name: `${id}, ${engine}, ${shape.task} of ${shape.classes}`,
    })),
  ),
);

const training: Training = { epochs: 1, batchSize: 16, optimizer: "adam", learningRate: 0.05 };
const rows = 40;
const random = createRandom(1, "test");
const x = Float32Array.from({ length: rows * 3 }, () => random.normal());
const targets = (shape: ModelShape): Float32Array =>
  shape.task === "reconstruction"
    ? x
    : Float32Array.from({ length: rows }, () => (shape.classes > 0 ? random.below(shape.classes) : random.normal()));

function fitOf(shape: ModelShape, y: Float32Array): Fit {
  return {
    data: { x, y, rows },
    fromEpoch: 0,
    seed: 3,
    classWeights: shape.classes > 0 ? new Float32Array(shape.classes).fill(1) : null,
    settings: () => ({
      batchSize: 16,
      optimizer: "adam",
      learningRate: 0.05,
      weightDecay: 0,
      l1: 0.0001,
      l2: 0.001,
      clip: { by: "norm", at: 1 },
    }),
  };
}

/** Nine units of work, or as many as there are. */
function train(model: Model, fit: Fit): void {
  const units = model.units(fit);
  for (let i = 0; i < 9 && !units.next().done; i++);
  units.return();
}

async function trained(id: Family, engine: Engine, shape: ModelShape, y: Float32Array): Promise<Model> {
  const family = await loadFamily(id);
  if (!family) throw new Error(`No family ${id}`);
  const model = await family.build(specs[id], shape, 5, training, engine);
  const fit = fitOf(shape, y);
  train(model, fit);
  return model;
}

describe("model families", () => {
  beforeAll(async () => {
    await (await import("../training/backends/cpu")).initialize();
  });

  it("are the folders here, and no others", () => {
    expect([...families].sort()).toEqual(folders.sort());
    expect(Object.keys(familyMetas).sort()).toEqual(folders);
  });

  it.each(families)("%s is found under its folder's name, both halves", async (id) => {
    expect(familyMetas[id].id).toBe(id);
    expect((await loadFamily(id))?.id).toBe(id);
  });

  it.each(cases)("$name: the same seed gives the same run", async ({ id, engine, shape }) => {
    const y = targets(shape);
    const [first, second] = [await trained(id, engine, shape, y), await trained(id, engine, shape, y)];
    expect(await second.predict(x, rows)).toEqual(await first.predict(x, rows));
    first.dispose();
    second.dispose();
  });

  it.each(cases)("$name: every tensor is freed", async ({ id, engine, shape }) => {
    const before = memory().numTensors;
    const model = await trained(id, engine, shape, targets(shape));
    const checkpoint = model.checkpoint();
    await model.predict(x, rows);
    model.load(await model.inspect());
    checkpoint.restore();
    checkpoint.dispose();
    model.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it.each(cases)("$name: the parameters are as many as its meta counts", async ({ id, engine, shape }) => {
    const model = await trained(id, engine, shape, targets(shape));
    expect(familyMetas[id].parameterCount(specs[id], shape.inputs, outputUnits(shape))).toBe(model.parameters);
    model.dispose();
  });

  it.each(cases)(
    "$name: the plain forward pass of its weights equals its predictions within 1e-5",
    async ({ id, engine, shape }) => {
      const model = await trained(id, engine, shape, targets(shape));
      const [plain, tensors] = [forward(await model.inspect(), x, rows), await model.predict(x, rows)];
      expect(plain.length).toBe(tensors.length);
      plain.forEach((value, i) => expect(Math.abs(value - (tensors[i] ?? NaN))).toBeLessThan(1e-5));
      model.dispose();
    },
  );

  it.each(cases)("$name: a checkpoint brings back its weights, and so does loading", async ({ id, engine, shape }) => {
    const y = targets(shape);
    const model = await trained(id, engine, shape, y);
    const [kept, layers, output] = [model.checkpoint(), await model.inspect(), await model.predict(x, rows)];
    const fit = fitOf(
      shape,
      y.map((value) => (shape.classes > 0 ? (value + 1) % shape.classes : -value)),
    );
    train(model, fit);
    kept.restore();
    expect(await model.predict(x, rows)).toEqual(output);
    train(model, fit);
    model.load(layers);
    expect(await model.predict(x, rows)).toEqual(output);
    expect(() => model.load([])).toThrow("model/shape");
    kept.dispose();
    model.dispose();
  });
});
