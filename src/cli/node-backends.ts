import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Backends } from "../training/backends/backends";
import { wasmFileNames, type WasmFile } from "../training/backends/backend-setup";

const require = createRequire(import.meta.url);

/** The backends under Node: wasm from the installed package, the GPU from the npm package `webgpu` where that is installed. */
export function nodeBackends(): Backends {
  const wasmFiles = Object.fromEntries(
    wasmFileNames.map((name) => [name, require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`)]),
  ) as Record<WasmFile, string>;
  return new Backends({ wasmFiles, provideGpu }, () => performance.now());
}

interface DawnPackage {
  /** What a browser has as globals: GPUBufferUsage and its like. */
  readonly globals: object;
  create(options: readonly string[]): unknown;
}

async function provideGpu(): Promise<boolean> {
  let path: string;
  try {
    path = require.resolve("webgpu");
  } catch {
    return false;
  }
  const dawn = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as DawnPackage;
  Object.assign(globalThis, dawn.globals);
  Object.defineProperty(globalThis, "navigator", { value: { gpu: dawn.create([]) }, configurable: true });
  return true;
}
