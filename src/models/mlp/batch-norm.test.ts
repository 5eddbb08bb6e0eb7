import { beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../../experiment/random";
import type { DenseWeights } from "../../experiment/run-event";
import type { Engine } from "../engine";
import type { Fit, Model, ModelShape, StepSettings } from "../family";
import { leastVariance } from "./batch-norm";
import { buildNetwork } from "./build-network";
import reference from "./fixtures/batch-norm.json";
import { firstStatistics, flatSize, layersOf, numbersOf } from "./flat-layers";
import { forwardAll } from "./forward";
import { planLayers, type PlannedLayer } from "./layer-plan";

const engines = ["tensors", "fused-wasm", "fused-plain"] as const satisfies readonly Engine[];
const spec = {
  family: "mlp" as const,
  layers: [
    { units: 6, activation: "tanh" as const, batchNorm: true as const },
    { units: 5, activation: "relu" as const },
    { units: 7, activation: "sigmoid" as const, batchNorm: true as const },
  ],
};
const three: ModelShape = { task: "classification", inputs: 3, classes: 3 };
const descent: StepSettings = {
  batchSize: 7,
  optimizer: "sgd",
  learningRate: 1,
  weightDecay: 0,
  l1: 0.03,
  l2: 0.02,
  clip: null,
};
const random = createRandom(21, "batch norm");
const normals = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());

function fitOf(rows: number, settings: Partial<StepSettings> = {}): Fit {
  return {
    data: { x: normals(rows * 3), y: Float32Array.from({ length: rows }, () => random.below(3)), rows },
    fromEpoch: 0,
    seed: 1,
    classWeights: null,
    settings: () => ({ ...descent, ...settings }),
  };
}

function train(model: Model, fit: Fit, steps: number): void {
  const units = model.units(fit);
  for (let step = 0; step < steps; step++) units.next();
  units.return();
}

/** By the book, in 64 bits. @param given mean and variance in place of the batch's own, by layer */
function outputs(
  plan: readonly PlannedLayer[],
  weights: ArrayLike<number>,
  x: ArrayLike<number>,
  rows: number,
  given: Float32Array | null,
): number[] {
  const weight = (at: number): number => weights[at] ?? NaN;
  return plan.reduce((values, { inputs, units, activation, kernelAt, biasAt, norm }) => {
    const columns = Array.from({ length: units }, (_, u) => {
      const sums = Array.from({ length: rows }, (_, r) =>
        Array.from(
          { length: inputs },
          (_, i) => (values[r * inputs + i] ?? NaN) * weight(kernelAt + i * units + u),
        ).reduce((a, b) => a + b, 0),
      );
      if (!norm) return sums.map((sum) => sum + weight(biasAt + u));
      const mean = given ? (given[norm.meanAt + u] ?? NaN) : sums.reduce((a, b) => a + b, 0) / rows;
      const variance = given
        ? (given[norm.varianceAt + u] ?? NaN)
        : sums.reduce((a, b) => a + (b - mean) ** 2, 0) / rows;
      return sums.map(
        (sum) => ((sum - mean) / Math.sqrt(variance + leastVariance)) * weight(norm.scaleAt + u) + weight(biasAt + u),
      );
    });
    const z = Array.from({ length: rows * units }, (_, at) => columns[at % units]?.[Math.floor(at / units)] ?? NaN);
    const total = (at: number): number =>
      z.slice(at - (at % units), at - (at % units) + units).reduce((sum, each) => sum + Math.exp(each), 0);
    const by: Record<PlannedLayer["activation"], (value: number, at: number) => number> = {
      relu: (value) => Math.max(0, value),
      tanh: Math.tanh,
      sigmoid: (value) => 1 / (1 + Math.exp(-value)),
      softmax: (value, at) => Math.exp(value) / total(at),
      linear: (value) => value,
    };
    return z.map(by[activation]);
  }, Array.from(x));
}

function largestDifference(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(got.length).toBe(expected.length);
  return Array.from(expected).reduce((most, value, i) => {
    const by = Math.abs((got[i] ?? NaN) - value) / Math.max(1, Math.abs(value));
    return by <= most ? most : by;
  }, 0);
}

const numbers = async (model: Model, plan: readonly PlannedLayer[]): Promise<readonly Float32Array[]> => {
  const { flat, statistics } = numbersOf(plan, await model.inspect());
  return [flat, statistics];
};

describe.each(engines)("batch norm, %s", (engine) => {
  beforeAll(async () => {
    await (await import("../../training/backends/cpu")).initialize();
  });
  const plan = planLayers(spec, three);
  const build = (shape = three, optimizer: StepSettings["optimizer"] = "sgd") =>
    buildNetwork(spec, shape, 1, optimizer, engine);

  it.each([7, 1])("descends by finite differences of the loss, in a batch of %i", async (rows) => {
    const model = await build();
    const weights = normals(flatSize(plan)).map((w) => w / 2);
    const statistics = normals(firstStatistics(plan).length).map(Math.abs);
    model.load(layersOf(plan, weights, statistics));
    const fit = fitOf(rows);
    const { x, y } = fit.data;
    train(model, fit, 1);
    const [after = weights, seen = statistics] = await numbers(model, plan);
    const loss = (at: Float64Array): number => {
      const answers = outputs(plan, at, x, rows, rows === 1 ? statistics : null);
      const entropy = y.reduce((sum, label, r) => sum - Math.log(answers[3 * r + label] ?? NaN), 0) / rows;
      const kernels = plan.flatMap(({ kernelAt, biasAt }) => [...at.subarray(kernelAt, biasAt)]);
      return kernels.reduce((sum, w) => sum + 0.03 * Math.abs(w) + 0.02 * w * w, entropy);
    };
    const size = 1e-5;
    weights.forEach((weight, i) => {
      const moved = (by: number): number => loss(Float64Array.from(weights).fill(weight + by, i, i + 1));
      const expected = (moved(size) - moved(-size)) / (2 * size);
      expect(Math.abs(weight - (after[i] ?? NaN) - expected)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected)));
    });
    // A single row has no variance: what ran before is left alone.
    if (rows === 1) expect(seen).toEqual(statistics);
    else expect(largestDifference(seen, statistics)).toBeGreaterThan(0.01);
    model.dispose();
  });

  it("goes the way that numpy goes, its running statistics too", async () => {
    const { widths, rate, start, steps } = reference;
    const shape: ModelShape = { task: "classification", inputs: widths[0] ?? 0, classes: widths[3] ?? 0 };
    const layers = [
      { units: widths[1] ?? 0, activation: "tanh" as const, batchNorm: true as const },
      { units: widths[2] ?? 0, activation: "relu" as const, batchNorm: true as const },
    ];
    const model = await buildNetwork({ family: "mlp", layers }, shape, 1, "sgd", engine);
    const referencePlan = planLayers({ family: "mlp", layers }, shape);
    const flat = (state: typeof start) =>
      state.flatMap(({ kernel, shift, scale }) => [...kernel, ...shift, ...(scale ?? [])]);
    const statistics = (state: typeof start) =>
      state.flatMap(({ mean, variance }) => [...(mean ?? []), ...(variance ?? [])]);
    model.load(layersOf(referencePlan, Float32Array.from(flat(start)), Float32Array.from(statistics(start))));
    const rows = reference.y.length;
    const data = { x: Float32Array.from(reference.x), y: Float32Array.from(reference.y), rows };
    const settings = { ...descent, batchSize: rows, learningRate: rate, l1: 0, l2: 0 };
    const units = model.units({ ...fitOf(rows), data, settings: () => settings });
    for (const step of steps) {
      units.next();
      const [weights = [], seen = []] = await numbers(model, referencePlan);
      expect(largestDifference(weights, flat(step))).toBeLessThan(1e-5);
      expect(largestDifference(seen, statistics(step))).toBeLessThan(1e-5);
    }
    model.dispose();
  });

  it("predicts with the running statistics, and its layers say the same without batch norm", async () => {
    const model = await build();
    train(model, fitOf(50, { learningRate: 0.1 }), 20);
    const layers = await model.inspect();
    const { flat, statistics } = numbersOf(plan, layers);
    const x = normals(3 * 9);
    const expected = outputs(plan, flat, x, 9, statistics);
    expect(largestDifference(await model.predict(x, 9), expected)).toBeLessThan(1e-6);
    expect(largestDifference(forwardAll(layers, x, 9).at(-1) ?? [], expected)).toBeLessThan(1e-6);
    const maps = model.unitsAt?.(x, 9, plan.length - 1)[0];
    if (maps)
      expect(
        largestDifference(
          maps,
          expected.map((_, at) => expected[(at % 9) * 3 + Math.floor(at / 9)] ?? NaN),
        ),
      ).toBeLessThan(1e-6);
    model.dispose();
  });

  it("goes on from kept layers, best weights and a checkpoint exactly as if nothing had been", async () => {
    const fit = fitOf(30, { optimizer: "adam", learningRate: 0.01 });
    const perEpoch = Math.ceil(30 / 7);
    const whole = await build(three, "adam");
    train(whole, fit, 2 * perEpoch);
    const first = await build(three, "adam");
    train(first, fit, perEpoch);
    const second = await build(three, "adam");
    second.load(structuredClone(await first.inspect()));
    second.loadOptimizer(structuredClone(await first.optimizerState()));
    const kept = second.checkpoint();
    train(second, { ...fit, fromEpoch: 1 }, perEpoch);
    expect(await second.inspect()).toEqual(await whole.inspect());
    expect(await kept.inspect()).toEqual(await first.inspect());
    kept.restore();
    expect(await second.inspect()).toEqual(await first.inspect());
    kept.dispose();
    for (const model of [whole, first, second]) model.dispose();
  });

  it("takes over layers that were kept without it, as they answer", async () => {
    const model = await build();
    const plain = layersOf(
      plan,
      normals(flatSize(plan)).map((w) => w / 2),
    ).map(({ norm: _, ...layer }): DenseWeights => layer);
    model.load(plain);
    const x = normals(3 * 9);
    expect(largestDifference(await model.predict(x, 9), forwardAll(plain, x, 9).at(-1) ?? [])).toBeLessThan(1e-5);
    model.dispose();
  });

  it("refuses batches of one row, and takes one at an epoch's end", async () => {
    const model = await build();
    expect(() => train(model, fitOf(8, { batchSize: 1 }), 1)).toThrow("model/batch-of-one");
    train(model, fitOf(8), 2);
    expect((await model.predict(normals(3), 1)).every(Number.isFinite)).toBe(true);
    model.dispose();
  });

  it("counts a scale a unit among its parameters, and penalizes none", async () => {
    const model = await build();
    expect(model.parameters).toBe(3 * 6 + 6 + 6 + (6 * 5 + 5) + (5 * 7 + 7 + 7) + (7 * 3 + 3));
    const [before = []] = await numbers(model, plan);
    // Rows that are all alike: every slope by batch norm is zero but the shifts', and what is left is the penalty.
    const data = { x: new Float32Array(12).fill(1), y: new Float32Array(4), rows: 4 };
    train(model, { ...fitOf(4), data, settings: () => ({ ...descent, batchSize: 4, l1: 0, l2: 0.1 }) }, 1);
    const [after = []] = await numbers(model, plan);
    const { norm } = plan[0] as PlannedLayer;
    const scaleAt = norm?.scaleAt ?? NaN;
    expect(Array.from(after).slice(scaleAt, scaleAt + 6)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(after[0]).toBeCloseTo(0.8 * (before[0] ?? NaN), 5);
    model.dispose();
  });
});

describe("a deep network of sigmoids", () => {
  // The slope of a sigmoid is a quarter at most: through eight of them next to nothing comes back.
  it("learns with batch norm what it does not learn without", async () => {
    const two: ModelShape = { task: "classification", inputs: 2, classes: 2 };
    const rows = 200;
    const x = normals(2 * rows);
    const y = Float32Array.from({ length: rows }, (_, r) => ((x[2 * r] ?? 0) * (x[2 * r + 1] ?? 0) > 0 ? 1 : 0));
    const accuracy = async (batchNorm: boolean): Promise<number> => {
      const layer = { units: 8, activation: "sigmoid" as const, ...(batchNorm && { batchNorm: true as const }) };
      const layers = Array.from({ length: 8 }, () => layer);
      const model = await buildNetwork({ family: "mlp", layers }, two, 1, "momentum", "fused-wasm");
      const settings = { ...descent, optimizer: "momentum" as const, batchSize: 20, learningRate: 0.1, l1: 0, l2: 0 };
      train(model, { ...fitOf(1), data: { x, y, rows }, settings: () => settings }, 60 * 10);
      const output = await model.predict(x, rows);
      return (
        y.reduce((right, label, r) => right + ((output[2 * r + 1] ?? 0) > 0.5 === (label === 1) ? 1 : 0), 0) / rows
      );
    };
    expect(await accuracy(false)).toBeLessThan(0.6);
    expect(await accuracy(true)).toBeGreaterThan(0.9);
  });
});
