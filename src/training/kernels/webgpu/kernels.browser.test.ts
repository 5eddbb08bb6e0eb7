import { clone, memory, ready, setBackend, tensor1d, tidy, zeros } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { beforeAll, describe, expect, it } from "vitest";
import { adamStep } from "../adam-step";
import { causalAttention } from "../causal-attention";
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

  it("Adam writes in place what nobody shares, and nothing else", async () => {
    await setBackend("webgpu");
    const settings = { correctedRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, shrink: 0 };
    const [alone, shared] = [tensor1d([1, 2]), tensor1d([3, 4])];
    const copy = clone(shared); // as a checkpoint keeps it
    const nothing = () => [tensor1d([0, 0]), tensor1d([0, 0])];
    const state = { parameters: [alone, shared], firstMoments: nothing(), secondMoments: nothing() };
    const next = tidy(() => adamStep(state, [tensor1d([1, 1]), tensor1d([1, 1])], settings) as never) as typeof state;
    expect(next.parameters.map(({ dataId }) => dataId === alone.dataId || dataId === shared.dataId)).toEqual([
      true,
      false,
    ]);
    expect(Array.from(await copy.data())).toEqual([3, 4]);
    const moved = await Promise.all(next.parameters.map(async (each) => Array.from(await each.data())));
    const step = (0.1 * 0.1) / Math.sqrt(0.001);
    for (const [i, wanted] of [1 - step, 2 - step, 3 - step, 4 - step].entries())
      expect(moved.flat()[i]).toBeCloseTo(wanted, 4);
  });

  it("attention over more tokens than a workgroup has room for is refused with the numbers", async () => {
    await setBackend("webgpu");
    const refused = () => tidy(() => causalAttention(zeros([1, 100_000, 3]), 1));
    expect(refused).toThrow(/Attention over 100000 tokens: at most \d+ on this device/);
  });
});
