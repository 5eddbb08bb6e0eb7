import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { StepOptions, TrainingStep } from "../../../../bench/steps/adam-training";
import { cnnStep } from "../../../../bench/steps/cnn-step";
import { gptStep } from "../../../../bench/steps/gpt-step";
import { registerGpuKernels } from "./register";

// What counts is what is asked of the device; nothing is computed here.
const { prototype } = (globalThis as unknown as { GPUComputePassEncoder: { prototype: Encoder } })
  .GPUComputePassEncoder;
interface Encoder {
  dispatchWorkgroups(x: number, y?: number, z?: number): void;
}
const { dispatchWorkgroups } = prototype;
afterEach(() => (prototype.dispatchWorkgroups = dispatchWorkgroups));

beforeAll(async () => {
  registerGpuKernels();
  await tf.setBackend("webgpu");
});

function dispatchesOf(make: (options: StepOptions) => TrainingStep, fused: boolean): number {
  let count = 0;
  prototype.dispatchWorkgroups = () => void count++;
  const step = make({ fused });
  step.step().dispose(); // the first one makes the optimizer's memory
  count = 0;
  step.step().dispose();
  step.dispose();
  return count;
}

/** A GPT of these sizes was once written with fewer stock operations (without gelu's power, for one): nobody flatters us. */
const leanStock = { gpt: 687 };

describe("dispatches of a training step on WebGPU", () => {
  it("are at most a quarter of stock's for the GPT, and 0.4 of stock's for the CNN", () => {
    const gpt = (options: StepOptions) => gptStep(tf, options);
    const cnn = (options: StepOptions) => cnnStep(tf, options);
    const counts = {
      gpt: { stock: dispatchesOf(gpt, false), ours: dispatchesOf(gpt, true) },
      cnn: { stock: dispatchesOf(cnn, false), ours: dispatchesOf(cnn, true) },
    };
    expect(counts.gpt.ours, JSON.stringify(counts)).toBeLessThanOrEqual(
      0.25 * Math.min(counts.gpt.stock, leanStock.gpt),
    );
    expect(counts.cnn.ours, JSON.stringify(counts)).toBeLessThanOrEqual(0.4 * counts.cnn.stock);
  });
});
