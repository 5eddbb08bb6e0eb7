import { backend, clone, memory, ready, setBackend, tensor1d, tidy, zeros, type Tensor } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { beforeAll, describe, expect, it } from "vitest";
import { adamStep, type AdamState } from "../adam-step";
import { causalAttention } from "../causal-attention";
import { kernelCases, largestDifference, numbersOf } from "../kernel-cases";
import type { GpuBackend } from "./gpu-backend";
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

  it("Adam writes in place what nobody shares and nothing else, and a read under way gives what was there", async () => {
    await setBackend("webgpu");
    const { tensorMap } = backend() as unknown as Pick<GpuBackend, "tensorMap">;
    const memoryOf = ({ dataId }: Tensor) => tensorMap.get(dataId).resource;
    const settings = { correctedRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, shrink: 0 };
    const nothing = () => [tensor1d([0, 0]), tensor1d([0, 0])];
    const step = (state: AdamState, slope: number): AdamState => {
      const slopes = [tensor1d([slope, slope]), tensor1d([slope, slope])];
      return tidy(() => adamStep(state, slopes, settings) as never);
    };
    const parameters = [tensor1d([1, 2]), tensor1d([3, 4])];
    const first = step({ parameters, firstMoments: nothing(), secondMoments: nothing() }, 0); // moves nothing but to the card
    const [alone, shared] = first.parameters as [Tensor, Tensor];
    const memories = [memoryOf(alone), memoryOf(shared)];
    const copy = clone(shared); // as a checkpoint keeps it
    const before = alone.data();
    const next = step(first, 1);
    expect(next.parameters.map((each, i) => memoryOf(each) === memories[i])).toEqual([true, false]);
    expect(Array.from(await before)).toEqual([1, 2]);
    expect(Array.from(await copy.data())).toEqual([3, 4]);
    const moved = await Promise.all(next.parameters.map(async (each) => Array.from(await each.data())));
    const by = (0.1 * 0.1) / Math.sqrt(0.001);
    for (const [i, wanted] of [1 - by, 2 - by, 3 - by, 4 - by].entries())
      expect(moved.flat()[i]).toBeCloseTo(wanted, 4);
  });

  it("attention over more tokens than a workgroup has room for is refused with the numbers", async () => {
    await setBackend("webgpu");
    const refused = () => tidy(() => causalAttention(zeros([1, 100_000, 3]), 1));
    expect(refused).toThrow(/Attention over 100000 tokens: at most \d+ on this device/);
  });
});
