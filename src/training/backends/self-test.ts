import { scalar, tensor1d, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { ModelShape } from "../../models/family";
import { gradient } from "../../models/mlp/backpropagation";
import { planLayers } from "../../models/mlp/layer-plan";
import { createOptimizer } from "../optimizers";
import { expected } from "./self-test-expected";

const shape: ModelShape = { task: "classification", inputs: 5, classes: 3 };
const plan = planLayers(
  {
    family: "mlp",
    layers: [
      { units: 7, activation: "relu" },
      { units: 6, activation: "tanh" },
      { units: 4, activation: "sigmoid" },
    ],
  },
  shape,
);
const wave = (count: number, frequency: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(frequency * (i + 1)));

/** One training step of a small network with fixed numbers: every operation a network uses. @returns the new parameters. */
export async function selfTestStep(): Promise<Float32Array> {
  const last = plan.at(-1);
  const rows = 9;
  const optimizer = createOptimizer("adam", 0.01);
  const next = tidy(() => {
    const parameters = tensor1d(wave(last ? last.biasAt + last.units : 0, 1.7));
    const x = tensor2d(wave(rows * shape.inputs, 2.3), [rows, shape.inputs]);
    const target = tensor2d(
      Float32Array.from({ length: rows * 3 }, (_, i) => (i % 3 === Math.floor(i / 3) % 3 ? 1 : 0)),
      [rows, 3],
    );
    const slope = gradient(plan, parameters, x, target, scalar(1 / rows), [null, null, null, null], {
      l1: 0,
      l2: 0.01,
    });
    // Plain descent first, so that wrong gradients show in their size, not only in their sign as with Adam.
    const descended = createOptimizer("sgd", 0.5).step(parameters, slope);
    return optimizer.step(descended, slope);
  });
  try {
    return await next.data<"float32">();
  } finally {
    next.dispose();
    optimizer.dispose();
  }
}

/**
 * Compares the present backend with numbers that the cpu backend gave: some GPUs compute wrongly.
 * @returns the largest difference by the largest number; at most 1e-3 is right. NaN where a number is not finite.
 */
export async function selfTestError(): Promise<number> {
  const got = await selfTestStep();
  if (got.length !== expected.length) return NaN;
  let largest = 0;
  let difference = 0;
  expected.forEach((value, i) => {
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (got[i] ?? NaN)));
  });
  return difference / largest;
}
