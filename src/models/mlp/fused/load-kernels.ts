import type { Engine } from "../../engine";
import type { DenseKernels } from "./dense-kernels";

/** The loops of an engine. Rejects where WebAssembly, or SIMD in it, is not to be had. */
export async function loadKernels(engine: Exclude<Engine, "tensors">): Promise<DenseKernels> {
  return engine === "fused-wasm"
    ? (await import("./wasm-kernels")).wasmKernels()
    : new (await import("./plain-kernels")).PlainKernels();
}
