import { scalar, setBackend, tensor1d, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { nodeBackends } from "../../cli/node-backends";
import type { Activation } from "../../experiment/model-spec";
import { createRandom } from "../../experiment/random";
import type { ModelShape } from "../family";
import { gradient } from "./backpropagation";
import { activate } from "./forward";
import { planLayers, type PlannedLayer } from "./layer-plan";

const rows = 7;
const random = createRandom(11, "gradient");
const draw = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());

/** The same loss in 64 bits, by the book: mean cross-entropy or squared error, l1 times the kernels' sizes and l2 times their squares. */
function lossOf(
  plan: readonly PlannedLayer[],
  weights: Float64Array,
  x: Float32Array,
  target: Float32Array,
  mask: Float32Array,
  { l1, l2 }: { readonly l1: number; readonly l2: number },
): number {
  let values = Float64Array.from(x);
  let penalty = 0;
  plan.forEach(({ inputs, units, activation, kernelAt, biasAt }, layer) => {
    const next = new Float64Array(rows * units);
    for (let r = 0; r < rows; r++) {
      for (let u = 0; u < units; u++) {
        let sum = weights[biasAt + u] ?? 0;
        for (let i = 0; i < inputs; i++)
          sum += (values[r * inputs + i] ?? 0) * (weights[kernelAt + i * units + u] ?? 0);
        next[r * units + u] = sum;
      }
    }
    for (let i = kernelAt; i < biasAt; i++) penalty += l1 * Math.abs(weights[i] ?? 0) + l2 * (weights[i] ?? 0) ** 2;
    activate(next, activation, units);
    if (layer === 0) next.forEach((value, i) => (next[i] = value * (mask[i] ?? 1)));
    values = next;
  });
  const outputs = plan.at(-1)?.units ?? 1;
  let loss = 0;
  values.forEach((p, i) => {
    const t = target[i] ?? 0;
    if (plan.at(-1)?.activation === "linear") loss += (p - t) ** 2;
    else if (outputs === 1) loss -= t * Math.log(p) + (1 - t) * Math.log(1 - p);
    else loss -= t * Math.log(p);
  });
  return loss / rows + penalty;
}

const shapes: readonly ModelShape[] = [
  { task: "classification", inputs: 3, classes: 2 },
  { task: "classification", inputs: 3, classes: 4 },
  { task: "regression", inputs: 3, classes: 0 },
];
const hidden: readonly Activation[] = ["relu", "tanh", "sigmoid", "linear"];
const cases = ["cpu", "wasm"].flatMap((backend) =>
  shapes.flatMap((shape) =>
    hidden.map((activation) => ({
      backend,
      shape,
      activation,
      name: `${backend}, ${shape.task} of ${shape.classes}, ${activation}`,
    })),
  ),
);

describe("the written-out gradient", () => {
  beforeAll(async () => {
    const backends = nodeBackends();
    for (const choice of ["cpu", "wasm"] as const) {
      expect(
        (
          await backends.choose({
            choice,
            stepMultiplyAdds: 0,
            tensorBytes: 0,
            shapeKey: "",
            engine: () => "tensors",
            trial: () => ({ step: async () => undefined, dispose: () => undefined }),
          })
        ).ok,
      ).toBe(true);
    }
  });

  it.each(cases)("$name: equals finite differences of the loss", async ({ backend, shape, activation }) => {
    await setBackend(backend);
    const plan = planLayers(
      {
        family: "mlp",
        layers: [
          { units: 5, activation },
          { units: 4, activation },
        ],
      },
      shape,
    );
    const last = plan.at(-1);
    const weights = draw(last ? last.biasAt + last.units : 0);
    const outputs = last?.units ?? 1;
    const x = draw(rows * shape.inputs);
    const target = new Float32Array(rows * outputs);
    for (let r = 0; r < rows; r++) {
      if (outputs > 1) target[r * outputs + random.below(outputs)] = 1;
      else target[r] = shape.task === "regression" ? random.normal() : random.below(2);
    }
    const mask = Float32Array.from({ length: rows * 5 }, () => (random.next() < 0.3 ? 0 : 1 / 0.7));
    const penalty = { l1: 0.03, l2: 0.02 };

    const slope = tidy(
      () =>
        gradient(
          plan,
          tensor1d(weights),
          tensor2d(x, [rows, shape.inputs]),
          tensor2d(target, [rows, outputs]),
          scalar((shape.task === "regression" ? 2 : 1) / rows),
          [tensor2d(mask, [rows, 5]), null, null],
          penalty,
        ).gradient,
    );
    const got = await slope.data();
    slope.dispose();

    const size = 1e-5;
    weights.forEach((_, i) => {
      const moved = (by: number): number => {
        const there = Float64Array.from(weights);
        there[i] = (there[i] ?? 0) + by;
        return lossOf(plan, there, x, target, mask, penalty);
      };
      const expected = (moved(size) - moved(-size)) / (2 * size);
      expect(Math.abs((got[i] ?? NaN) - expected)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected)));
    });
  });
});
