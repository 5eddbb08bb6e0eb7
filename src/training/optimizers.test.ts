import { memory, tensor1d, tidy, type Tensor1D } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { optimizers, type OptimizerName, type Training } from "../experiment/training";
import { clipGradient } from "./clip-gradient";
import reference from "./fixtures/optimizers.json";
import { createOptimizer } from "./optimizers";
import { scheduleFactor, scheduleMomentum } from "./schedules";

interface Descent {
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly clip: Training["clip"];
  /** Learning rate and momentum go once up and down on the way. */
  readonly cycle?: boolean;
  readonly path: readonly (readonly number[])[];
}

const descents = reference.descents as readonly Descent[];

/** The way down f(θ) = Σ scale θ² + tilt θ; `restartAt`: the optimizer is saved there, and another goes on with its state. */
async function descend({ optimizer: name, path, ...settings }: Descent, restartAt = -1) {
  const { learningRate, weightDecay, clip, cycle } = settings;
  const make = () => Object.assign(createOptimizer(name, learningRate), { weightDecay });
  let optimizer = make();
  let theta = tensor1d(reference.start);
  const way: (readonly number[])[] = [];
  for (let t = 0; t < path.length; t++) {
    if (t === restartAt) {
      const state = await optimizer.save();
      optimizer.dispose();
      optimizer = make();
      optimizer.load(structuredClone(state));
    }
    const values = await theta.data();
    const slopes = reference.scale.map((scale, i) => 2 * scale * (values[i] ?? 0) + (reference.tilt[i] ?? 0));
    if (cycle) {
      const training: Training = {
        epochs: path.length,
        batchSize: 1,
        optimizer: name,
        learningRate,
        schedule: "one-cycle",
      };
      optimizer.learningRate = learningRate * scheduleFactor(training, t);
      optimizer.momentum = scheduleMomentum(training, t);
    }
    const next = tidy(() => optimizer.step(theta, clipGradient(tensor1d(slopes), clip)));
    theta.dispose();
    theta = next;
    way.push([...(await theta.data())]);
  }
  optimizer.dispose();
  theta.dispose();
  return way;
}

beforeAll(async () => {
  await (await import("./backends/cpu")).initialize();
});

describe.each(
  descents.map((descent) => ({
    descent,
    name: `${descent.optimizer}, clip ${descent.clip?.by ?? "none"}${descent.cycle ? ", one cycle" : ""}`,
  })),
)("$name", ({ descent }) => {
  it("takes the steps of the published equations", async () => {
    const way = await descend(descent);
    way.forEach((theta, t) =>
      theta.forEach((value, i) => expect(value, `step ${t + 1}`).toBeCloseTo(descent.path[t]?.[i] ?? NaN, 4)),
    );
  });

  it("goes on from its saved state as if nothing had been", async () => {
    expect(await descend(descent, 7)).toEqual(await descend(descent));
  });

  it("frees its slots", async () => {
    const before = memory().numTensors;
    await descend({ ...descent, path: descent.path.slice(0, 3) }, 1);
    expect(memory().numTensors).toBe(before);
  });
});

it("every optimizer is among the references", () => {
  expect(new Set(descents.map(({ optimizer }) => optimizer))).toEqual(new Set(optimizers));
});

it("AdamW without decay is Adam", async () => {
  const [adam, adamw] = (["adam", "adamw"] as const).map((optimizer) =>
    descend({ optimizer, learningRate: 0.03, weightDecay: 0, clip: null, path: Array<number[]>(9).fill([]) }),
  );
  expect(await adamw).toEqual(await adam);
});

describe("clipping", () => {
  const numbers = fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 9 });
  const at = fc.float({ min: Math.fround(0.01), max: 50, noNaN: true });
  const clipped = (gradient: readonly number[], clip: Training["clip"]) =>
    tidy(() => [...clipGradient(tensor1d([...gradient]) as Tensor1D, clip).dataSync()]);
  const length = (vector: readonly number[]) => Math.hypot(...vector);

  it("by norm keeps the direction and is never longer than asked; what is short enough stays as it is", () => {
    fc.assert(
      fc.property(numbers, at, (gradient, most) => {
        const short = clipped(gradient, { by: "norm", at: most });
        const share = Math.min(1, most / (length(gradient) || 1));
        short.forEach((value, i) => expect(value).toBeCloseTo((gradient[i] ?? 0) * share, 3));
        expect(length(short)).toBeLessThanOrEqual(most * 1.0001 + 1e-6);
      }),
    );
  });

  it("by value holds every number and moves no other", () => {
    fc.assert(
      fc.property(numbers, at, (gradient, most) => {
        const held = clipped(gradient, { by: "value", at: most });
        held.forEach((value, i) =>
          expect(value).toBeCloseTo(Math.max(-most, Math.min(most, Math.fround(gradient[i] ?? 0))), 4),
        );
      }),
    );
  });
});
