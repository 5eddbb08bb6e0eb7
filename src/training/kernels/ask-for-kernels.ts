import { getBackend } from "@tensorflow/tfjs-core";
import { hasKernel, type OwnKernel } from "./own-kernel";

/**
 * Has the present backend take kernels that few models use, if it has them and computes them rightly. A shader is compiled
 * for it: ask where a model is built, not where a backend begins.
 */
export async function askForKernels(names: readonly OwnKernel[]): Promise<void> {
  if (getBackend() !== "webgpu" || names.every(hasKernel)) return;
  await (await import("./webgpu/register")).registerTestedGpuKernels(names);
}
