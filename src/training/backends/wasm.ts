import { env, setBackend } from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import type { BackendSetup } from "./backend-setup";

/**
 * WebAssembly with SIMD, one thread: threads break under minification and would stop instructors from embedding. Our
 * kernels take the place of those that are slow, wrong or missing there.
 */
export async function initialize(setup: BackendSetup): Promise<boolean> {
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths(setup.wasmFiles);
  if (!(await setBackend("wasm"))) return false;
  // Without SIMD the backend's own kernels stay.
  if (await env().getAsync("WASM_HAS_SIMD_SUPPORT")) await (improved ??= improve());
  return true;
}

/** Once: a second time our kernels would take their own place. */
let improved: Promise<unknown> | undefined;
const improve = async (): Promise<unknown> => (await import("../kernels/wasm/load")).loadTestedKernels();
