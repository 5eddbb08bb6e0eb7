import { describe, expect, it } from "vitest";
import { activations } from "../../../experiment/model-spec";
import { createRandom } from "../../../experiment/random";
import type { ModelShape } from "../../family";
import { flatOf, layersOf } from "../flat-layers";
import { planLayers, type PlannedLayer } from "../layer-plan";
import type { DenseKernels } from "./dense-kernels";
import { FusedNetwork } from "./fused-network";
import { PlainKernels } from "./plain-kernels";
import { wasmKernels } from "./wasm-kernels";

const rows = 7;
const [l1, l2] = [0.03, 0.02];
const random = createRandom(11, "fused gradient");
const normals = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());

/** The loss by the book, in 64 bits: mean cross-entropy or squared error, and what the kernels' sizes cost. */
function lossOf(plan: readonly PlannedLayer[], weights: Float64Array, x: Float32Array, y: Float32Array): number {
  let values = [...x];
  let loss = 0;
  for (const { inputs, units, activation, kernelAt, biasAt } of plan) {
    const sums = Array.from({ length: rows * units }, (_, at) => {
      const [r, u] = [Math.floor(at / units), at % units];
      let sum = weights[biasAt + u] ?? 0;
      for (let i = 0; i < inputs; i++) sum += (values[r * inputs + i] ?? 0) * (weights[kernelAt + i * units + u] ?? 0);
      return sum;
    });
    weights.subarray(kernelAt, biasAt).forEach((w) => (loss += l1 * Math.abs(w) + l2 * w * w));
    const exponents = sums.map(Math.exp);
    const total = (at: number): number => {
      const from = at - (at % units);
      return exponents.slice(from, from + units).reduce((a, b) => a + b, 0);
    };
    const by: Record<PlannedLayer["activation"], (z: number, at: number) => number> = {
      relu: (z) => Math.max(0, z),
      tanh: Math.tanh,
      sigmoid: (z) => 1 / (1 + Math.exp(-z)),
      softmax: (_, at) => (exponents[at] ?? 0) / total(at),
      linear: (z) => z,
    };
    values = sums.map(by[activation]);
  }
  const outputs = plan.at(-1)?.units ?? 1;
  y.forEach((truth, r) => {
    const answer = values[r] ?? NaN;
    if (plan.at(-1)?.activation === "linear") loss += (answer - truth) ** 2 / rows;
    else if (outputs === 1) loss -= Math.log(truth === 1 ? answer : 1 - answer) / rows;
    else loss -= Math.log(values[r * outputs + truth] ?? NaN) / rows;
  });
  return loss;
}

const engines: readonly (readonly [string, () => DenseKernels])[] = [
  ["wasm", wasmKernels],
  ["plain", () => new PlainKernels()],
];
const shapes: readonly ModelShape[] = [
  { task: "classification", inputs: 3, classes: 2 },
  { task: "classification", inputs: 3, classes: 4 },
  { task: "regression", inputs: 3, classes: 0 },
];
const cases = engines.flatMap(([engine, kernels]) =>
  shapes.flatMap((shape) =>
    activations.map((activation) => ({
      kernels,
      shape,
      activation,
      name: `${engine}, ${shape.task} of ${shape.classes}, ${activation}`,
    })),
  ),
);

describe("the fused gradient", () => {
  it.each(cases)("$name: equals finite differences of the loss", async ({ kernels, shape, activation }) => {
    const layers = [6, 5].map((units) => ({ units, activation }));
    const plan = planLayers({ family: "mlp", layers }, shape);
    const network = new FusedNetwork(kernels(), plan, shape, 1, "sgd");
    // Small enough that no probability is so near to 1 that the differences drown in its rounding.
    const weights = normals(network.parameters).map((w) => w / 2);
    network.load(layersOf(plan, weights));
    const x = normals(rows * shape.inputs);
    const y =
      shape.classes > 0 ? Float32Array.from({ length: rows }, () => random.below(shape.classes)) : normals(rows);
    // One step of plain descent at rate 1 takes the gradient away from the weights.
    const units = network.units({
      data: { x, y, rows },
      fromEpoch: 0,
      seed: 1,
      classWeights: null,
      settings: () => ({ batchSize: rows, optimizer: "sgd", learningRate: 1, weightDecay: 0, l1, l2, clip: null }),
    });
    units.next();
    const after = flatOf(plan, await network.inspect());

    const size = 1e-5;
    weights.forEach((weight, i) => {
      const moved = (by: number): number => {
        const there = Float64Array.from(weights);
        there[i] = weight + by;
        return lossOf(plan, there, x, y);
      };
      const expected = (moved(size) - moved(-size)) / (2 * size);
      const got = weight - (after[i] ?? NaN);
      expect(Math.abs(got - expected)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected)));
    });
  });
});
