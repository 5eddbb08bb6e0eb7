import {
  getKernel,
  ready,
  registerKernel,
  setBackend,
  unregisterKernel,
  type KernelConfig,
} from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { kernelCases, largestDifference, numbersOf } from "../kernel-cases";
import type { OwnKernel } from "../own-kernel";
import { registerTestedGpuKernels } from "./register";
import { kernelTests } from "./self-test";

const names = kernelTests.flatMap(({ kernels }) => kernels);

beforeAll(async () => {
  await import("./register"); // and the backend itself
  await ready();
  await setBackend("webgpu");
});
interface Encoder {
  dispatchWorkgroups(x: number, y?: number, z?: number): void;
}
const forget = () => {
  for (const name of names) if (getKernel(name, "webgpu")) unregisterKernel(name, "webgpu");
};
afterEach(forget);

/** Has the first thing that a kernel gives be zeros, as where a shader was not compiled. */
function spoil(name: OwnKernel): void {
  const { kernelFunc } = getKernel(name, "webgpu") as KernelConfig;
  unregisterKernel(name, "webgpu");
  registerKernel({
    kernelName: name,
    backendName: "webgpu",
    kernelFunc: (call) => {
      const outputs = [kernelFunc(call)].flat();
      const { backend } = call as unknown as { backend: { write(values: Float32Array, shape: number[]): object } };
      return outputs.map((output, i) => {
        if (i > 0) return output;
        const size = output.shape.reduce((a, b) => a * b, 1);
        return { ...output, dataId: backend.write(new Float32Array(size), output.shape) };
      });
    },
  });
}

describe("the test of fused kernels on a device", () => {
  it("passes all of them on one that computes rightly", async () => {
    expect(await registerTestedGpuKernels(names)).toEqual([]);
    expect(names.filter((name) => !getKernel(name, "webgpu"))).toEqual([]);
  });

  it.each(kernelTests.map(({ kernels }) => kernels))(
    "leaves %s … out where it is wrong, and only that",
    async (...kernels) => {
      await registerTestedGpuKernels(names);
      spoil(kernels[0] as OwnKernel);
      expect(await registerTestedGpuKernels(names)).toEqual(kernels);
      expect(names.filter((name) => !getKernel(name, "webgpu"))).toEqual(kernels);
    },
  );

  it("tests and takes only those that were named", async () => {
    const { prototype } = (globalThis as unknown as { GPUComputePassEncoder: { prototype: Encoder } })
      .GPUComputePassEncoder;
    const { dispatchWorkgroups } = prototype;
    let dispatches = 0;
    prototype.dispatchWorkgroups = function (...groups) {
      dispatches += 1;
      dispatchWorkgroups.apply(this, groups);
    };
    try {
      await registerTestedGpuKernels(["AdamStep", "DenseGrad"]);
    } finally {
      prototype.dispatchWorkgroups = dispatchWorkgroups;
    }
    expect(names.filter((name) => getKernel(name, "webgpu"))).toEqual(["AdamStep", "DenseGrad"]);
    expect(dispatches).toBe(6); // one of Adam, one of each activation
  });

  it("leaves operations as right as before where all are left out", async () => {
    const few = kernelCases.filter(({ name }) =>
      /attention 2×5|layer norm 5|cross-entropy 13|gelu 1000|adam 5$/.test(name),
    );
    expect(few.length).toBe(5);
    for (const each of few) {
      await setBackend("cpu");
      const wanted = await numbersOf(each);
      await setBackend("webgpu");
      expect(largestDifference(await numbersOf(each), wanted), each.name).toBeLessThan(each.tolerance);
    }
  });
});
