import { beforeAll, describe, expect, it } from "vitest";
import fixture from "../../evaluation/unlabelled-fixture.json";
import { trainingDefaults, type Training } from "../../experiment/training";
import { createRandom } from "../../experiment/random";
import type { ModelSpec } from "../../experiment/model-spec";
import type { Engine } from "../engine";
import type { Fit, Model, TrainingRows } from "../family";
import { flatWeights } from "../mlp/flat-weights";
import { LossMeter } from "../mlp/loss-meter";
import { denseTelemetry } from "../mlp/layer-telemetry";
import family from "./family";

type Layers = Extract<ModelSpec, { family: "autoencoder" }>["layers"];
const engines = ["fused-wasm", "fused-plain", "tensors"] as const satisfies readonly Engine[];
const sgd: Training = { epochs: 1, batchSize: 1000, optimizer: "sgd", learningRate: 0.1 };

const build = (inputs: number, layers: Layers, code: number, engine: Engine, training = sgd): Promise<Model> =>
  family.build(
    { family: "autoencoder", layers, code },
    { task: "reconstruction", inputs, classes: 0 },
    5,
    training,
    engine,
  );
const fitOf = (data: TrainingRows, training: Training): Fit => ({
  data,
  fromEpoch: 0,
  seed: 3,
  classWeights: null,
  settings: () => ({ ...trainingDefaults, ...training }),
});
function steps(model: Model, data: TrainingRows, count: number, training = sgd): void {
  const units = model.units(fitOf(data, training));
  for (let i = 0; i < count; i++) units.next();
  units.return();
}

const random = createRandom(8, "rows");
const [rows, inputs] = [13, 6];
const x = Float32Array.from({ length: rows * inputs }, () => random.normal());
const data: TrainingRows = { x, y: x, rows };
const layers: Layers = [
  { units: 5, activation: "tanh" },
  { units: 4, activation: "relu" },
];

describe("an autoencoder", () => {
  beforeAll(async () => {
    await (await import("../../training/backends/cpu")).initialize();
  });

  it("goes through its layers, its code and the same layers back, and answers as many numbers as went in", async () => {
    const model = await build(inputs, layers, 2, "fused-plain");
    const found = (await model.inspect()).map(({ units, activation }) => [units, activation]);
    expect(found).toEqual([
      [5, "tanh"],
      [4, "relu"],
      [2, "linear"],
      [4, "relu"],
      [5, "tanh"],
      [6, "linear"],
    ]);
    expect((await model.predict(x, rows)).length).toBe(rows * inputs);
  });

  it.each(engines)("%s: a step goes down the slope that finite differences find", async (engine) => {
    const model = await build(inputs, layers, 2, engine);
    const before = await model.inspect();
    const weights = flatWeights(before);
    const meter = new LossMeter(before, data);
    steps(model, data, 1);
    const after = flatWeights(await model.inspect());
    const slope = new Float64Array(weights.length);
    meter.measure(weights, slope);
    const h = 1e-5;
    weights.forEach((weight, i) => {
      weights[i] = weight + h;
      const above = meter.measure(weights);
      weights[i] = weight - h;
      const below = meter.measure(weights);
      weights[i] = weight;
      const numeric = (above - below) / (2 * h);
      expect(Math.abs((slope[i] ?? NaN) - numeric)).toBeLessThan(1e-6);
      expect(Math.abs((weight - (after[i] ?? NaN)) / sgd.learningRate - numeric)).toBeLessThan(2e-5);
    });
    model.dispose();
  });

  it("ten steps in small batches leave the three engines within 1e-5 of each other", async () => {
    const training: Training = { ...sgd, batchSize: 5, optimizer: "adam", learningRate: 0.01 };
    const outputs = await Promise.all(
      engines.map(async (engine) => {
        const model = await build(inputs, layers, 2, engine, training);
        steps(model, data, 10, training);
        const output = await model.predict(x, rows);
        model.dispose();
        return output;
      }),
    );
    const [first, ...others] = outputs;
    for (const other of others)
      other.forEach((value, at) => expect(Math.abs(value - (first?.[at] ?? NaN))).toBeLessThan(1e-5));
  });

  it("telemetry's gradients are the loss meter's", async () => {
    const model = await build(inputs, layers, 2, "fused-plain");
    const found = await model.inspect();
    const slope = new Float64Array(flatWeights(found).length);
    new LossMeter(found, data).measure(flatWeights(found), slope);
    const size = (found[0]?.inputs ?? 0) * (found[0]?.units ?? 0);
    const kernel = slope.subarray(0, size);
    const mean = kernel.reduce((a, b) => a + b, 0) / size;
    expect(denseTelemetry(found, null, data)[0]?.gradients.mean).toBeCloseTo(mean, 6);
    expect(denseTelemetry(found, null, data)[0]?.gradients.most).toBeCloseTo(Math.max(...kernel), 6);
  });

  const { x: points, features, left } = fixture.rebuilt;
  it.each([1, 2, 3])(
    "without layers and with a code of %i it comes within a hundredth of what principal components leave",
    async (code) => {
      const adam: Training = { epochs: 1, batchSize: 10, optimizer: "adam", learningRate: 0.01 };
      const values = Float32Array.from(points);
      const table = { x: values, y: values, rows: values.length / features };
      const model = await build(features, [], code, "fused-wasm", adam);
      steps(model, table, 3000, adam);
      steps(model, table, 1000, { ...adam, learningRate: 0.0005, batchSize: 50 });
      const loss = new LossMeter(await model.inspect(), table).measure(flatWeights(await model.inspect()));
      const best = left[code - 1] ?? NaN;
      expect(loss).toBeGreaterThan(best * 0.9999);
      expect(loss).toBeLessThan(best * 1.01);
    },
  );
});
