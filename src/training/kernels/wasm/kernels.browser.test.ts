import { getKernel, memory, registerKernel, setBackend, unregisterKernel } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { wasmFileNames, type WasmFile } from "../../backends/backend-setup";
import { kernelCases, largestDifference, numbersOf } from "../kernel-cases";
import { hasRelaxedSimd, loadSideKernels, loadTestedKernels } from "./load";

// In a browser, where the build with relaxed SIMD is there as well: Node 20 does not take it.

beforeAll(async () => {
  const { env } = await import("@tensorflow/tfjs-core");
  const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths(Object.fromEntries(wasmFileNames.map((name) => [name, simd])) as Record<WasmFile, string>);
  expect(await setBackend("wasm")).toBe(true);
});

let restore: () => void = () => undefined;
afterEach(() => restore());

describe("the side module in a browser", () => {
  it("this browser has relaxed SIMD, so that its build is tested here", () => {
    expect(hasRelaxedSimd()).toBe(true);
  });

  it.each([
    ["plain", false],
    ["relaxed", true],
  ])("its %s build computes every fused operation as the cpu does", async (_, relaxed) => {
    restore = await loadSideKernels(relaxed);
    for (const each of kernelCases) {
      await setBackend("cpu");
      const wanted = await numbersOf(each);
      await setBackend("wasm");
      const tensors = memory().numTensors;
      const got = await numbersOf(each);
      expect(memory().numTensors, each.name).toBe(tensors);
      expect(largestDifference(got, wanted), each.name).toBeLessThan(each.tolerance);
    }
  });

  it("the fastest build is taken that gives the numbers it should, and none if none does", async () => {
    await setBackend("wasm");
    const right = async (relaxed?: boolean) => (restore = await loadSideKernels(relaxed));
    expect(await loadTestedKernels(right)).toBe("relaxed");
    restore();
    const wrong = async () => {
      const undo = await loadSideKernels(false);
      const gelu = getKernel("Gelu", "wasm");
      unregisterKernel("Gelu", "wasm");
      registerKernel({ ...gelu, kernelFunc: (given) => getKernel("ZerosLike", "wasm").kernelFunc(given) });
      return () => {
        unregisterKernel("Gelu", "wasm");
        registerKernel(gelu);
        undo();
      };
    };
    expect(await loadTestedKernels((relaxed) => (relaxed ? wrong() : right(false)))).toBe("plain");
    restore();
    expect(await loadTestedKernels(wrong)).toBe("stock");
    restore = () => undefined;
  });
});
