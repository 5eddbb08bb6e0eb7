import { memory, tensor1d, tidy } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { Training } from "../experiment/model-spec";
import { createOptimizer } from "./optimizers";

/** The rules as their authors wrote them, in 64 bits, on f(θ) = Σ scale θ², whose gradient is 2 scale θ. */
const scales = [1, 0.1, 3];
const start = [1, -2, 0.5];
function reference(name: Training["optimizer"], rate: number, steps: number): number[] {
  const theta = [...start];
  const m = [0, 0, 0];
  const v = [0, 0, 0];
  for (let t = 1; t <= steps; t++) {
    theta.forEach((value, i) => {
      const g = 2 * (scales[i] ?? 0) * value;
      if (name === "sgd") theta[i] = value - rate * g;
      else if (name === "momentum") theta[i] = value - rate * (m[i] = 0.9 * (m[i] ?? 0) + g);
      else {
        m[i] = 0.9 * (m[i] ?? 0) + 0.1 * g;
        v[i] = 0.999 * (v[i] ?? 0) + 0.001 * g * g;
        theta[i] = value - (rate * ((m[i] ?? 0) / (1 - 0.9 ** t))) / (Math.sqrt((v[i] ?? 0) / (1 - 0.999 ** t)) + 1e-8);
      }
    });
  }
  return theta;
}

async function descend(
  name: Training["optimizer"],
  rate: number,
  steps: number,
  restartAt = -1,
): Promise<Float32Array> {
  let optimizer = createOptimizer(name, rate);
  let theta = tensor1d(start);
  for (let t = 0; t < steps; t++) {
    if (t === restartAt) {
      const state = await optimizer.save();
      optimizer.dispose();
      optimizer = createOptimizer(name, rate);
      optimizer.load(structuredClone(state));
    }
    const values = await theta.data();
    const next = tidy(() => optimizer.step(theta, tensor1d(scales.map((scale, i) => 2 * scale * (values[i] ?? 0)))));
    theta.dispose();
    theta = next;
  }
  optimizer.dispose();
  const end = await theta.data<"float32">();
  theta.dispose();
  return end;
}

describe.each(["sgd", "momentum", "adam"] as const)("%s", (name) => {
  beforeAll(async () => {
    await (await import("./backends/cpu")).initialize();
  });

  it("steps as its authors wrote", async () => {
    const [got, expected] = [await descend(name, 0.05, 12), reference(name, 0.05, 12)];
    got.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 4));
  });

  it("goes on from its saved state as if nothing had been", async () => {
    expect(await descend(name, 0.05, 12, 7)).toEqual(await descend(name, 0.05, 12));
  });

  it("frees its slots", async () => {
    const before = memory().numTensors;
    await descend(name, 0.05, 3, 1);
    expect(memory().numTensors).toBe(before);
  });
});
