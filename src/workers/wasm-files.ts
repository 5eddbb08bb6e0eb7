import simdAddress from "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url";
import threadedAddress from "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url";
import plainAddress from "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url";
import type { BackendSetup } from "../training/backends/backend-setup";

/** Absolute, because the worker's own address is a blob's. */
const absolute = (address: string): string => new URL(address, import.meta.url).href;

export const wasmFiles: BackendSetup["wasmFiles"] = {
  "tfjs-backend-wasm.wasm": absolute(plainAddress),
  "tfjs-backend-wasm-simd.wasm": absolute(simdAddress),
  "tfjs-backend-wasm-threaded-simd.wasm": absolute(threadedAddress),
};
