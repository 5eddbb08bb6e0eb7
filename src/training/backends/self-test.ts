import type { Model, ModelShape, StepSettings } from "../../models/family";
import { flatOf, flatSize, layersOf } from "../../models/mlp/flat-layers";
import { planLayers } from "../../models/mlp/layer-plan";
import { expected } from "./self-test-expected";

export const selfTestShape: ModelShape = { task: "classification", inputs: 5, classes: 3 };
export const selfTestPlan = planLayers(
  {
    family: "mlp",
    layers: [
      { units: 7, activation: "relu" },
      { units: 6, activation: "tanh" },
      { units: 4, activation: "sigmoid" },
    ],
  },
  selfTestShape,
);
const rows = 9;
const wave = (count: number, frequency: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(frequency * (i + 1)));

/** Two training steps of a small network with fixed numbers: every operation a network uses. @returns the new parameters */
export async function selfTestSteps(model: Model): Promise<Float32Array> {
  try {
    model.load(layersOf(selfTestPlan, wave(flatSize(selfTestPlan), 1.7)));
    // Plain descent first, so that wrong gradients show in their size, not only in their sign as with Adam.
    let settings: StepSettings = {
      batchSize: rows,
      optimizer: "sgd",
      learningRate: 0.5,
      weightDecay: 0,
      l1: 0,
      l2: 0.01,
      clip: null,
    };
    const units = model.units({
      data: {
        x: wave(rows * selfTestShape.inputs, 2.3),
        y: Float32Array.from({ length: rows }, (_, r) => r % 3),
        rows,
      },
      fromEpoch: 0,
      seed: 1,
      classWeights: null,
      settings: () => settings,
    });
    units.next();
    settings = { ...settings, optimizer: "adam", learningRate: 0.01 };
    units.next();
    return flatOf(selfTestPlan, await model.inspect());
  } finally {
    model.dispose();
  }
}

/**
 * Compares an engine with numbers that the cpu backend gave: some GPUs compute wrongly.
 * @param model of `selfTestPlan`, disposed here
 * @returns the largest difference by the largest number; at most 1e-3 is right. NaN where a number is not finite.
 */
export async function selfTestError(model: Model): Promise<number> {
  const got = await selfTestSteps(model);
  if (got.length !== expected.length) return NaN;
  let largest = 0;
  let difference = 0;
  expected.forEach((value, i) => {
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (got[i] ?? NaN)));
  });
  return difference / largest;
}
