import { expect, it } from "vitest";
import { createRandom, type Random } from "../../../experiment/random";
import type { Fit, ModelShape, StepSettings } from "../../family";
import { planLayers } from "../layer-plan";
import { layersOf } from "../flat-layers";
import { initialWeights } from "../initial-weights";
import type { DenseKernels } from "./dense-kernels";
import { FusedNetwork } from "./fused-network";
import { PlainKernels } from "./plain-kernels";
import { wasmKernels } from "./wasm-kernels";

/** The plain loops in 64 bits. */
class DoubleKernels extends PlainKernels {
  override reserve(floats: number): void {
    const larger = new Float64Array(Math.max(floats, this.heap.length));
    larger.set(this.heap);
    this.heap = larger as unknown as Float32Array<ArrayBuffer>;
  }

  override hyperbolicTangent(values: number, vectors: number): void {
    for (let at = values; at < values + 4 * vectors; at++) this.heap[at] = Math.tanh(this.heap[at] ?? NaN);
  }
}

const shape: ModelShape = { task: "classification", inputs: 2, classes: 2 };
const rows = 40;
const rate = 2 ** -5; // a power of two: it rounds nothing
// Powers of two: 32 bits hold the share of a row, and what is left is the loops' own.
const batchSizes = [2, 4, 8];
const settingsOf = (batchSize: number): StepSettings => ({
  batchSize,
  optimizer: "momentum", // from rest, its velocity is the gradient
  learningRate: rate,
  weightDecay: 0,
  l1: 0,
  l2: 0,
  clip: null,
});
const activations = ["tanh", "relu", "sigmoid"] as const;
const oneOf = <T>(list: readonly T[], random: Random): T => list[random.below(list.length)] as T;

interface Errors {
  /** Of the gradient, by its length. */
  readonly size: number;
  /** Along the gradient, by its length. */
  readonly along: number;
  /** Of each running variance, by itself. */
  readonly variances: readonly number[];
}

/** Networks that go the same way, and at every step start from the same numbers. */
async function errorsOf(kernels: () => DenseKernels, random: Random, steps: number): Promise<readonly Errors[]> {
  const layers = Array.from({ length: 1 + random.below(4) }, () => ({
    units: 2 + random.below(9),
    activation: oneOf(activations, random),
    ...(random.next() < 0.8 && { batchNorm: true as const }),
  }));
  const plan = planLayers({ family: "mlp", layers }, shape);
  const settings = settingsOf(oneOf(batchSizes, random));
  const fit: Fit = {
    data: {
      x: Float32Array.from({ length: 2 * rows }, () => random.normal()),
      y: Float32Array.from({ length: rows }, () => random.below(2)),
      rows,
    },
    fromEpoch: 0,
    seed: 1,
    classWeights: null,
    settings: () => settings,
  };
  let state = layersOf(plan, initialWeights(plan, random.below(1000)));
  const networks = [new DoubleKernels(), kernels()].map((each) => new FusedNetwork(each, plan, shape, 1, "momentum"));
  const ways = networks.map((network) => network.units(fit));
  const errors: Errors[] = [];
  for (let step = 0; step < steps; step++) {
    const after = networks.map((network, i) => {
      network.load(state);
      network.loadOptimizer({ steps: 0, slots: [] });
      ways[i]?.next();
      return Promise.all([network.optimizerState(), network.inspect()]);
    });
    const [exact, ours] = await Promise.all(after);
    if (!exact || !ours) throw new Error("two networks");
    const [gradient, got] = [exact[0].slots[0] ?? [], ours[0].slots[0] ?? []];
    const off = Array.from(gradient, (slope, i) => (got[i] ?? NaN) - slope);
    const product = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
    const square = product(gradient, gradient);
    const variances = ours[1].flatMap(({ norm }, layer) =>
      Array.from(norm?.variance ?? [], (variance, u) => variance / (exact[1][layer]?.norm?.variance[u] ?? NaN) - 1),
    );
    errors.push({ size: Math.sqrt(product(off, off) / square), along: product(off, gradient) / square, variances });
    state = ours[1];
  }
  return errors;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

// Trained on, two loops that round apart go far apart in small batches, as two in 64 bits do whose weights were 1e-8 apart.
it.each<[string, () => DenseKernels]>([
  ["wasm", wasmKernels],
  ["plain", () => new PlainKernels()],
])("a step with batch norm is that of 64 bits but for rounding, and leans to no side, %s", async (_, kernels) => {
  const random = createRandom(5, "rounding");
  const errors: Errors[] = [];
  for (let network = 0; network < 30; network++) errors.push(...(await errorsOf(kernels, random, 40)));
  expect(median(errors.map(({ size }) => size))).toBeLessThan(3e-7);
  expect(Math.abs(median(errors.map(({ along }) => along)))).toBeLessThan(1e-8);
  expect(Math.abs(mean(errors.flatMap(({ variances }) => variances)))).toBeLessThan(3e-9);
});
