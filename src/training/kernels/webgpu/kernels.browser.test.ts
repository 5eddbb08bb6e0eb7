import { memory, ready, setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-webgpu";
import { beforeAll, describe, expect, it } from "vitest";
import { kernelCases, largestDifference, numbersOf } from "../kernel-cases";
import { registerGpuKernels } from "./register";

beforeAll(async () => {
  registerGpuKernels();
  await ready();
});

describe("fused on WebGPU", () => {
  it.each(kernelCases)("$name is what the stock operations give on the cpu, and no tensor is left", async (each) => {
    await setBackend("cpu");
    const wanted = await numbersOf(each);
    await setBackend("webgpu");
    const before = memory().numTensors;
    const got = await numbersOf(each);
    expect(memory().numTensors).toBe(before);
    expect(largestDifference(got, wanted)).toBeLessThan(each.tolerance);
  });
});
