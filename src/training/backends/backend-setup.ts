/** What only the host knows about the backends: addresses and, under Node, where a GPU comes from. */
export interface BackendSetup {
  /** Addresses (browser) or paths (Node) of the three wasm files, by their file names. */
  readonly wasmFiles: Readonly<Record<WasmFile, string>>;
  /** Under Node: makes `navigator.gpu` or says why not. Absent where the platform has it or not by itself. */
  provideGpu?(): Promise<boolean>;
  /** Told of TensorFlow.js's own object of each backend that has started: a GPU's device may be lost from then on. */
  watch?(backend: object): void;
}

export const wasmFileNames = [
  "tfjs-backend-wasm.wasm",
  "tfjs-backend-wasm-simd.wasm",
  "tfjs-backend-wasm-threaded-simd.wasm",
] as const;
export type WasmFile = (typeof wasmFileNames)[number];
