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
  const [started] = await Promise.all([setBackend("wasm"), improve()]);
  return started;
}

let improved: Promise<unknown> | undefined;

/** Once: a second time they would take their own place. Without SIMD the backend's own ones stay. */
async function improve(): Promise<void> {
  if (!(await env().getAsync("WASM_HAS_SIMD_SUPPORT"))) return;
  improved ??= import("../kernels/wasm/load").then(({ loadSideKernels }) => loadSideKernels());
  await improved;
}
