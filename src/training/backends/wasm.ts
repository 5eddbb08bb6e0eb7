import { env, setBackend } from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import type { BackendSetup } from "./backend-setup";

/** WebAssembly with SIMD, one thread: threads break under minification and would stop instructors from embedding. */
export async function initialize(setup: BackendSetup): Promise<boolean> {
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths(setup.wasmFiles);
  return setBackend("wasm");
}
