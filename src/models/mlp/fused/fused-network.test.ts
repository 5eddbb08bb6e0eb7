import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { activations, type Activation } from "../../../experiment/model-spec";
import { createRandom } from "../../../experiment/random";
import { optimizers } from "../../../experiment/training";
import type { Fit, Model, ModelShape, StepSettings } from "../../family";
import { forwardAll } from "../forward";
import { planLayers, type PlannedLayer } from "../layer-plan";
import { PlaneMaps } from "../maps";
import { Network } from "../network";
import type { DenseKernels } from "./dense-kernels";
import { FusedNetwork } from "./fused-network";
import { PlainKernels } from "./plain-kernels";
import { wasmKernels } from "./wasm-kernels";

const engines: readonly [name: string, kernels: () => DenseKernels][] = [
  ["wasm", wasmKernels],
  ["plain", () => new PlainKernels()],
];

interface GivenLayer {
  readonly units: number;
  readonly activation: Activation;
  readonly dropout: number;
  readonly batchNorm?: true;
}
const layer: fc.Arbitrary<GivenLayer> = fc.record({
  units: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 19 }) }, fc.integer({ min: 20, max: 70 })),
  activation: fc.constantFrom(...activations),
  dropout: fc.constantFrom(0, 0, 0.3),
});
const shape: fc.Arbitrary<ModelShape> = fc.record({
  task: fc.constantFrom("classification", "regression"),
  inputs: fc.integer({ min: 1, max: 13 }),
  classes: fc.integer({ min: 2, max: 6 }),
});
const training = fc.record({
  shape: shape.map((made) => (made.task === "regression" ? { ...made, classes: 0 } : made)),
  layers: fc.array(layer, { maxLength: 5 }),
  rows: fc.integer({ min: 1, max: 70 }),
  settings: fc.record<StepSettings>({
    batchSize: fc.integer({ min: 1, max: 80 }),
    optimizer: fc.constantFrom(...optimizers),
    learningRate: fc.constantFrom(0.01, 0.03),
    weightDecay: fc.constantFrom(0, 0.1),
    momentum: fc.constantFrom(undefined, 0.85),
    l1: fc.constantFrom(0, 0.01),
    l2: fc.constantFrom(0, 0.02),
    clip: fc.constantFrom(null, { by: "norm" as const, at: 0.1 }, { by: "value" as const, at: 0.01 }),
  }),
  weighted: fc.boolean(),
  steps: fc.integer({ min: 1, max: 6 }),
  seed: fc.nat(1000),
});
type Given = typeof training extends fc.Arbitrary<infer Value> ? Value : never;

/**
 * Batch norm divides by what rows differ by: among few of them, what two engines round apart grows large. And a kernel's
 * size changes nothing after it, so that in some directions the slope is rounding alone, which optimizers that divide by
 * its size make a step of.
 */
const normed = training.map((given): Given => ({
  ...given,
  layers: given.layers.map((each, at) => (at % 3 === 1 ? each : { ...each, batchNorm: true })),
  rows: 8 * Math.ceil(given.rows / 8) + (given.rows % 2),
  settings: {
    ...given.settings,
    batchSize: 8 * Math.ceil(given.settings.batchSize / 8),
    optimizer: given.seed % 2 ? "sgd" : "momentum",
  },
}));

const planOf = ({ layers, shape }: Given): readonly PlannedLayer[] => planLayers({ family: "mlp", layers }, shape);

function fitOf({ shape, rows, settings, weighted, seed }: Given): Fit {
  const random = createRandom(seed, "rows");
  const { classes } = shape;
  return {
    data: {
      x: Float32Array.from({ length: rows * shape.inputs }, () => random.normal()),
      y: Float32Array.from({ length: rows }, () => (classes > 0 ? random.below(classes) : random.normal())),
      rows,
    },
    fromEpoch: 0,
    seed,
    classWeights: weighted && classes > 0 ? Float32Array.from({ length: classes }, (_, c) => 0.5 + c / classes) : null,
    settings: () => settings,
  };
}

/**
 * Where a gradient is next to nothing, an optimizer that divides by its size makes a step of its rounding error: what two
 * engines round apart is then apart by a share of the learning rate.
 */
const steady = (settings: StepSettings): StepSettings =>
  settings.optimizer === "sgd" || settings.optimizer === "momentum" ? settings : { ...settings, learningRate: 3e-4 };

function train(model: Model, fit: Fit, steps: number): void {
  const units = model.units(fit);
  for (let step = 0; step < steps; step++) units.next();
  units.return();
}

/** The largest difference, by the larger of 1 and the number. */
function difference(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (got.length !== expected.length) return Infinity;
  let largest = 0;
  for (let i = 0; i < got.length; i++) {
    const [a, b] = [got[i] ?? NaN, expected[i] ?? NaN];
    const by = Math.abs(a - b) / Math.max(1, Math.abs(b));
    if (!(by <= largest)) largest = by;
  }
  return largest;
}

const numbersOf = async (model: Model): Promise<number[]> =>
  (await model.inspect()).flatMap(({ kernel, bias, norm }) => [
    ...(norm ? Object.values(norm).flatMap((values: Float32Array) => [...values]) : [...kernel, ...bias]),
  ]);

describe.each(engines)("a fused network, %s", (_, kernels) => {
  beforeAll(async () => {
    await (await import("../../../training/backends/cpu")).initialize();
  });

  async function agrees(given: Given): Promise<void> {
    const plan = planOf(given);
    const { shape, seed, steps } = given;
    const settings = steady(given.settings);
    const fit = { ...fitOf(given), settings: () => settings };
    const tensors = new Network(plan, shape, seed, settings.optimizer);
    const fused = new FusedNetwork(kernels(), plan, shape, seed, settings.optimizer);
    try {
      train(tensors, fit, steps);
      train(fused, fit, steps);
      expect(difference(await numbersOf(fused), await numbersOf(tensors))).toBeLessThan(1e-5);
      const { x, rows } = fit.data;
      expect(difference(await fused.predict(x, rows), await tensors.predict(x, rows))).toBeLessThan(1e-5);
      const [state, expected] = [await fused.optimizerState(), await tensors.optimizerState()];
      expect(state.steps).toBe(expected.steps);
      expect(state.slots.length).toBe(expected.slots.length);
      state.slots.forEach((slot, i) => expect(difference(slot, expected.slots[i] ?? [])).toBeLessThan(1e-5));
    } finally {
      tensors.dispose();
    }
  }

  it("learns what the tensors learn, within 1e-5, from the same batches", async () => {
    await fc.assert(fc.asyncProperty(training, agrees), { seed: 7, numRuns: 150 });
  });

  it("learns what the tensors learn with batch norm, within 1e-5, running statistics too", async () => {
    await fc.assert(fc.asyncProperty(normed, agrees), { seed: 17, numRuns: 50 });
  });

  // From 24 rows on, what is read again and again is laid side by side, 32 inputs at a time; here they are odd.
  it.each(optimizers)("learns what they learn in wide layers, too, by %s", async (optimizer) => {
    await agrees({
      shape: { task: "classification", inputs: 67, classes: 3 },
      layers: [
        { units: 50, activation: "tanh", dropout: 0 },
        { units: 33, activation: "relu", dropout: 0.3 },
        { units: 21, activation: "tanh", dropout: 0, batchNorm: true },
      ],
      rows: 150,
      settings: { batchSize: 61, optimizer, learningRate: 0.03, weightDecay: 0, l1: 0, l2: 0.01, clip: null },
      weighted: true,
      steps: 4,
      seed: 5,
    });
  });

  it("goes on from its weights and its optimizer's memory exactly as if nothing had been", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(training, normed), async (given) => {
        const plan = planOf(given);
        const { shape, seed, settings } = given;
        const fit = fitOf(given);
        const perEpoch = Math.ceil(given.rows / settings.batchSize);
        const whole = new FusedNetwork(kernels(), plan, shape, seed, settings.optimizer);
        train(whole, fit, 3 * perEpoch);
        const first = new FusedNetwork(kernels(), plan, shape, seed, settings.optimizer);
        train(first, fit, 2 * perEpoch);
        const second = new FusedNetwork(kernels(), plan, shape, seed + 1, settings.optimizer);
        second.load(await first.inspect());
        second.loadOptimizer(structuredClone(await first.optimizerState()));
        train(second, { ...fit, fromEpoch: 2 }, perEpoch);
        expect(await numbersOf(second)).toEqual(await numbersOf(whole));
      }),
      { seed: 8, numRuns: 30 },
    );
  });

  it("is not moved by what is looked at between two batches", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(training, normed), async (given) => {
        const plan = planOf(given);
        const { shape, seed, settings, steps } = given;
        const fit = fitOf(given);
        const { x, rows } = fit.data;
        const watched = new FusedNetwork(kernels(), plan, shape, seed, settings.optimizer);
        const units = watched.units(fit);
        for (let step = 0; step < steps; step++) {
          units.next();
          await watched.predict(x, rows);
          watched.unitsAt(x, rows, 0);
        }
        const alone = new FusedNetwork(kernels(), plan, shape, seed, settings.optimizer);
        train(alone, fit, steps);
        expect(await numbersOf(watched)).toEqual(await numbersOf(alone));
      }),
      { seed: 9, numRuns: 30 },
    );
  });

  it("shows every unit as the plain forward pass does, within 1e-5, in pieces of whatever size", async () => {
    const wide = { task: "classification", inputs: 3, classes: 3 } as const;
    const spec = {
      family: "mlp" as const,
      layers: [
        { units: 300, activation: "tanh" as const },
        { units: 5, activation: "sigmoid" as const },
      ],
    };
    const network = new FusedNetwork(kernels(), planLayers(spec, wide), wide, 3, "sgd");
    const rows = 333; // three pieces, the last of them not a multiple of four
    const random = createRandom(5, "plane");
    const x = Float32Array.from({ length: rows * 3 }, () => 3 * random.normal());
    const expected = forwardAll(await network.inspect(), x, rows).map((values) => {
      const units = values.length / rows;
      return values.map((_, i) => values[(i % rows) * units + Math.floor(i / rows)] ?? NaN);
    });
    network.unitsAt(x, rows, 0).forEach((map, i) => expect(difference(map, expected[i] ?? [])).toBeLessThan(1e-5));
    expect(network.unitsAt(x, rows, 2).map(({ length }) => length)).toEqual([3 * rows]);
  });

  it.each([0, 1, 3])("draws the maps that the plain forward pass draws, with %i hidden layers", async (hidden) => {
    const three = { task: "classification", inputs: 2, classes: 3 } as const;
    const layers = Array.from({ length: hidden }, () => ({ units: 5, activation: "tanh" as const }));
    const network = new FusedNetwork(kernels(), planLayers({ family: "mlp", layers }, three), three, 4, "sgd");
    const plane = new PlaneMaps([
      { input: "x1", center: 0.5, scale: 2 },
      { input: "x2", center: 0.5, scale: 2 },
    ]);
    const [maps, expected] = [plane.of(network.unitsAt, hidden + 1), plane.ofLayers(await network.inspect())];
    expect(maps.hidden.length).toBe(hidden);
    maps.hidden.forEach((map, i) => expect(difference(map, expected.hidden[i] ?? [])).toBeLessThan(1e-5));
    expect(difference(maps.field, expected.field)).toBeLessThan(1e-5);
  });

  it("lets a number that is none through to the loss", async () => {
    for (const activation of activations) {
      const two = { task: "classification", inputs: 2, classes: 2 } as const;
      const plan = planLayers({ family: "mlp", layers: [{ units: 5, activation }] }, two);
      const network = new FusedNetwork(kernels(), plan, two, 1, "sgd");
      expect(await network.predict(Float32Array.of(NaN, 1), 1)).toEqual(Float32Array.of(NaN, NaN));
    }
  });

  it("takes over no optimizer's memory of another size", () => {
    const two = { task: "classification", inputs: 2, classes: 2 } as const;
    const network = new FusedNetwork(kernels(), planLayers({ family: "linear" }, two), two, 1, "adam");
    network.loadOptimizer({ steps: 0, slots: [] });
    expect(() => network.loadOptimizer({ steps: 3, slots: [new Float32Array(3)] })).toThrow("model/shape");
    expect(() => network.loadOptimizer({ steps: 3, slots: [new Float32Array(3), new Float32Array(2)] })).toThrow(
      "model/shape",
    );
  });
});
