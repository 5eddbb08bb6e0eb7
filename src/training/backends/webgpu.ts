import { setBackend } from "@tensorflow/tfjs-core";
import type { OwnKernel } from "../kernels/own-kernel";
import type { BackendSetup } from "./backend-setup";

/** What the families of this app run on it: a test of another kernel would compile a shader that nobody asks for. */
const usedKernels: readonly OwnKernel[] = ["AdamStep", "DenseGrad"];

/** The GPU. The backend registers itself when it is loaded, and only where `navigator.gpu` is there by then. */
export async function initialize(setup: BackendSetup): Promise<boolean | "not-loaded"> {
  if (setup.provideGpu && !(await setup.provideGpu())) return false;
  let registering: typeof import("../kernels/webgpu/register");
  try {
    registering = await import("../kernels/webgpu/register"); // and the backend itself
  } catch {
    return "not-loaded"; // a chunk of its own, which is not kept with the app
  }
  if (!(await setBackend("webgpu"))) return false;
  await registering.registerTestedGpuKernels(usedKernels);
  return true;
}
