import { setBackend } from "@tensorflow/tfjs-core";
import type { BackendSetup } from "./backend-setup";

/** The GPU. The backend registers itself when it is loaded, and only where `navigator.gpu` is there by then. */
export async function initialize(setup: BackendSetup): Promise<boolean> {
  if (setup.provideGpu && !(await setup.provideGpu())) return false;
  await import("@tensorflow/tfjs-backend-webgpu");
  return setBackend("webgpu");
}
