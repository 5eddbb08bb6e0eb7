import { setBackend } from "@tensorflow/tfjs-core";

/** The graphics card by way of textures: for browsers without WebGPU. The backend registers itself only in a browser. */
export async function initialize(): Promise<boolean | "not-loaded"> {
  try {
    await import("@tensorflow/tfjs-backend-webgl");
  } catch {
    return "not-loaded"; // a chunk of its own, which is not kept with the app
  }
  return setBackend("webgl");
}
