import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import "../../src/cli/fetch-files";
import { loadSideKernels } from "../../src/training/kernels/wasm/load";
import type { Side } from "../harness/comparison";

/** TensorFlow.js as it comes, on its cpu or its wasm backend, or its wasm backend with our kernels. */
export type Machine = "stock cpu" | "stock wasm" | "ours";

const packageFolder = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm/package.json");
let restoreStock: (() => void) | null = null;

async function use(machine: Machine): Promise<void> {
  const backend = machine === "stock cpu" ? "cpu" : "wasm";
  if (tf.getBackend() !== backend) {
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    setWasmPaths(packageFolder.replace("package.json", "dist/"));
    if (!(await tf.setBackend(backend))) throw new Error(`The ${backend} backend did not start`);
  }
  if (machine === "ours") restoreStock ??= await loadSideKernels();
  else {
    restoreStock?.();
    restoreStock = null;
  }
}

/** Work with tensors on a machine; `make` is called once, there. What a run returns is read and disposed. */
export function side(name: string, machine: Machine, make: (core: typeof tf) => () => tf.Tensor): Side {
  let run: (() => tf.Tensor) | null = null;
  return {
    name,
    ready: () => use(machine),
    async run() {
      run ??= make(tf);
      const result = run();
      await result.data();
      result.dispose();
    },
  };
}
