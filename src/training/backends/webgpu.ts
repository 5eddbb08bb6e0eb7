import { setBackend } from "@tensorflow/tfjs-core";
import type { BackendSetup } from "./backend-setup";

/** The GPU. The backend registers itself when it is loaded, and only where `navigator.gpu` is there by then. */
export async function initialize(setup: BackendSetup): Promise<boolean | "not-loaded"> {
  if (setup.provideGpu && !(await setup.provideGpu())) return false;
  try {
    const { registerGpuKernels } = await import("../kernels/webgpu/register"); // and the backend itself
    registerGpuKernels();
  } catch {
    return "not-loaded"; // a chunk of its own, which is not kept with the app
  }
  return setBackend("webgpu");
}
