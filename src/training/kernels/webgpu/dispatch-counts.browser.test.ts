import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { StepOptions, TrainingStep } from "../../../../bench/steps/adam-training";
import { cnnStep } from "../../../../bench/steps/cnn-step";
import { gptStep } from "../../../../bench/steps/gpt-step";
import { planLayers } from "../../../models/mlp/layer-plan";
import { Network } from "../../../models/mlp/network";
import type { OwnKernel } from "../own-kernel";
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

  it("are with batch norm no more than without it, but for one that brings the running statistics together", () => {
    const norms: readonly OwnKernel[] = ["BatchNorm", "BatchNormGrad"];
    const counts = { dense: networkDispatches(false), ours: networkDispatches(true), composed: 0 };
    for (const name of norms) tf.unregisterKernel(name, "webgpu");
    counts.composed = networkDispatches(true);
    registerGpuKernels(norms);
    expect(counts.ours, JSON.stringify(counts)).toBeLessThanOrEqual(counts.dense + 1);
  });
});

const hiddenLayers = 4;

/** Of a step of a network, all its layers alike. */
function networkDispatches(batchNorm: boolean): number {
  let count = 0;
  prototype.dispatchWorkgroups = () => void count++;
  const layer = { units: 32, activation: "relu" as const, ...(batchNorm && { batchNorm: true as const }) };
  const spec = { family: "mlp" as const, layers: Array.from({ length: hiddenLayers }, () => layer) };
  const shape = { task: "classification" as const, inputs: 2, classes: 2 };
  const network = new Network(planLayers(spec, shape), shape, 1, "adam");
  const settings = {
    batchSize: 32,
    optimizer: "adam",
    learningRate: 0.01,
    weightDecay: 0,
    l1: 0,
    l2: 0,
    clip: null,
  } as const;
  const data = { x: new Float32Array(256), y: new Float32Array(128), rows: 128 };
  const units = network.units({ data, fromEpoch: 0, seed: 1, classWeights: null, settings: () => settings });
  units.next(); // the first one makes the optimizer's memory
  count = 0;
  units.next();
  network.dispose();
  return count;
}
