import type { BackendName } from "../../experiment/experiment";
import type { CallTimes } from "./call-times";

/** Watches the functions of WebAssembly modules that are instantiated from now on in one go, which only ours are. */
export function watchOwnModules(times: CallTimes): void {
  const { Instance } = WebAssembly;
  const watching = function (...given: ConstructorParameters<typeof Instance>): Pick<WebAssembly.Instance, "exports"> {
    return { exports: times.watchedFunctions("", new Instance(...given).exports) };
  };
  WebAssembly.Instance = watching as unknown as typeof Instance;
}

/** Watches the loops in plain typed arrays. */
export async function watchPlainLoops(times: CallTimes): Promise<void> {
  const { PlainKernels } = await import("../../models/mlp/fused/plain-kernels");
  const loops = PlainKernels.prototype as unknown as Record<string, () => void>;
  for (const name of Object.getOwnPropertyNames(loops)) {
    const loop = loops[name];
    if (name !== "constructor" && typeof loop === "function") loops[name] = times.watched(name, loop);
  }
}

/** Watches the kernels that TensorFlow.js has for a backend, ours among them. */
export async function watchKernels(times: CallTimes, backend: BackendName): Promise<void> {
  const { getKernelsForBackend } = await import("@tensorflow/tfjs-core");
  for (const kernel of getKernelsForBackend(backend)) {
    kernel.kernelFunc = times.watched(kernel.kernelName, kernel.kernelFunc);
  }
}

interface Device {
  createCommandEncoder(descriptor?: object): { beginComputePass(descriptor?: object): Pass };
}
interface Pass {
  setPipeline(pipeline: { readonly label: string }): void;
  dispatchWorkgroups(x: number, y?: number, z?: number): void;
}

/** Counts what is asked of a graphics card, by the name of its program. @returns the counts, which grow from now on */
export async function countDispatches(): Promise<Map<string, number>> {
  const { backend } = await import("@tensorflow/tfjs-core");
  const counts = new Map<string, number>();
  const { device } = backend() as { readonly device?: Device };
  if (!device) return counts;
  // One of them, to get at what they all share.
  const encoder = device.createCommandEncoder();
  const pass = Object.getPrototypeOf(encoder.beginComputePass()) as Pass;
  const { setPipeline, dispatchWorkgroups } = pass;
  let present = "";
  pass.setPipeline = function (this: Pass, pipeline) {
    present = pipeline.label;
    setPipeline.call(this, pipeline);
  };
  pass.dispatchWorkgroups = function (this: Pass, ...groups) {
    counts.set(present, (counts.get(present) ?? 0) + 1);
    dispatchWorkgroups.apply(this, groups);
  };
  return counts;
}
