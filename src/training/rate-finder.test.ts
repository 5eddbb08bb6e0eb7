import { beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../experiment/random";
import type { Training } from "../experiment/training";
import { loadFamily } from "../models/load-family";
import type { Model } from "../models/family";
import { findRate, suggestedRate } from "./rate-finder";

const rows = 200;
const random = createRandom(6, "line");
/** y = 2 x₁ − x₂ over standard normal x: the curvature of the mean squared error is 2 in every direction. */
const x = Float32Array.from({ length: 2 * rows }, () => random.normal());
const y = Float32Array.from({ length: rows }, (_, row) => 2 * (x[2 * row] ?? 0) - (x[2 * row + 1] ?? 0));
const training: Training = { epochs: 20, batchSize: 50, optimizer: "sgd", learningRate: 1 };

async function newModel(): Promise<Model> {
  const family = await loadFamily("linear");
  if (!family) throw new Error("no linear family");
  return family.build({ family: "linear" }, { task: "regression", inputs: 2, classes: 0 }, 1, training, "tensors");
}

const lossOf = async (model: Model): Promise<number> => {
  const answers = await model.predict(x, rows);
  return answers.reduce((sum, answer, row) => sum + (answer - (y[row] ?? 0)) ** 2, 0) / rows;
};

/** The loss after `epochs` with a constant rate. */
async function lossAfter(learningRate: number, epochs: number): Promise<number> {
  const model = await newModel();
  const settings = () => ({ ...training, learningRate, weightDecay: 0, l1: 0, l2: 0, clip: null });
  const units = model.units({ data: { x, y, rows }, fromEpoch: 0, seed: 1, classWeights: null, settings });
  for (let unit = 0; unit < 4 * epochs; unit++) units.next();
  const loss = await lossOf(model);
  model.dispose();
  return loss;
}

describe("the learning-rate finder", () => {
  beforeAll(async () => {
    await (await import("./backends/cpu")).initialize();
  });

  it("sees a quadratic run away past its limit, and suggests a rate below it that learns", async () => {
    const model = await newModel();
    const between = async () => {};
    const loss = () => lossOf(model);
    const sweep = await findRate({ model, training, data: { x, y, rows }, classWeights: null, seed: 1, loss, between });
    model.dispose();
    expect(sweep.diverged).toBe(true);
    // Gradient descent on a curvature of 2 diverges from a rate of 1 on.
    expect(sweep.points.at(-1)?.learningRate).toBeGreaterThan(1);
    expect(sweep.suggestion).toBeLessThan(1);
    const suggested = await lossAfter(sweep.suggestion ?? NaN, 5);
    expect(suggested).toBeLessThan(0.05 * (await lossAfter(0, 0)));
    expect(suggested).toBeLessThan(0.1 * (await lossAfter((sweep.suggestion ?? NaN) / 100, 5)));
  });

  it("stops between two steps when it is called off, and asks for no more units", async () => {
    const model = await newModel();
    const between = async () => {
      throw new Error("called off");
    };
    const loss = async () => 1;
    const sweep = findRate({ model, training, data: { x, y, rows }, classWeights: null, seed: 1, loss, between });
    await expect(sweep).rejects.toThrow("called off");
    model.dispose();
  });

  it("suggests where the fall is steepest by the logarithm of the rate, and nothing where there is none", () => {
    const sweep = (loss: (tenths: number) => number) =>
      Array.from({ length: 60 }, (_, i) => ({ learningRate: 10 ** (i / 10 - 5), loss: loss(i) }));
    // Falls from 1 to 0.2, fastest at 10⁻², and then rises.
    const suggestion = suggestedRate(sweep((i) => 0.2 + 0.8 / (1 + Math.exp((i - 30) / 2)) + (i > 45 ? i - 45 : 0)));
    expect(suggestion).toBeGreaterThan(0.01);
    expect(suggestion).toBeLessThan(0.03);
    expect(suggestedRate(sweep((i) => 0.7 + i))).toBeNull();
    expect(suggestedRate(sweep(() => 0.7))).toBeNull();
  });
});
