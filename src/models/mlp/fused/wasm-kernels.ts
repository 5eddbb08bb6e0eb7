import bytes from "./dense.as.ts?wasm";
import type { DenseKernels } from "./dense-kernels";

const pageBytes = 65_536;
/** Fails when this file is loaded where there is no SIMD, or where a policy forbids WebAssembly. */
const module = new WebAssembly.Module(bytes);

type Loops = Omit<DenseKernels, "heap" | "reserve"> & { readonly memory: WebAssembly.Memory };

/** The loops in WASM SIMD, each network with a memory of its own. */
export function wasmKernels(): DenseKernels {
  const { exports } = new WebAssembly.Instance(module);
  const loops = exports as unknown as Loops; // dense.as.ts: our own
  let heap = new Float32Array(loops.memory.buffer);
  return {
    ...loops,
    get heap() {
      return heap;
    },
    reserve(floats) {
      const lacking = 4 * floats - loops.memory.buffer.byteLength;
      if (lacking <= 0) return;
      loops.memory.grow(Math.ceil(lacking / pageBytes));
      heap = new Float32Array(loops.memory.buffer);
    },
  };
}
