import { backend as presentBackend, engine, env, getBackend, setBackend } from "@tensorflow/tfjs-core";
import type { BackendName } from "../../experiment/experiment";
import { Network } from "../../models/mlp/network";
import type { BackendSetup } from "./backend-setup";
import { selfTestError, selfTestPlan, selfTestShape } from "./self-test";

// All that the choice of a backend needs of TensorFlow.js: loaded when a run first needs tensors.

/** Makes a backend the present one. */
export const makePresent = (backend: BackendName): Promise<boolean> => setBackend(backend);

/** TensorFlow.js's own object of the present backend. */
export const present = (): object => presentBackend();

/** Tensors alive in all backends. */
export const tensorCount = (): number => engine().state.numTensors; // `memory()` asks a backend, and there may be none

/** Starts a backend and makes it the present one. @returns false or a reason where it cannot be used here */
export async function initialize(backend: BackendName, setup: BackendSetup): Promise<boolean | "not-loaded"> {
  switch (backend) {
    case "wasm":
      return (await import("./wasm")).initialize(setup);
    case "cpu":
      return (await import("./cpu")).initialize();
    case "webgpu":
      return (await import("./webgpu")).initialize(setup);
    case "webgl":
      return (await import("./webgl")).initialize();
    default:
      backend satisfies never;
      return false;
  }
}

/** The self-test on the present backend. */
export const tensorSelfTest = (): Promise<number> => selfTestError(new Network(selfTestPlan, selfTestShape, 1, "sgd"));

/** The largest single tensor that the present backend takes; Infinity where memory is the only limit. */
export function largestTensorBytes(): number {
  const name = getBackend();
  if (name === "webgl") return textureLimitBytes();
  return name === "webgpu" ? gpuLimitBytes() : Infinity;
}

/** A tensor is one texture at most, with a number a texel. */
const textureLimitBytes = (): number => 4 * env().getNumber("WEBGL_MAX_TEXTURE_SIZE") ** 2;

/** The device's own limits for a buffer, and for a part of one that a shader reads. */
function gpuLimitBytes(): number {
  const { device } = presentBackend() as {
    readonly device?: { readonly limits?: Partial<Record<"maxBufferSize" | "maxStorageBufferBindingSize", number>> };
  };
  return Math.min(device?.limits?.maxStorageBufferBindingSize ?? Infinity, device?.limits?.maxBufferSize ?? Infinity);
}
