import type { BackendName } from "../experiment/experiment";
import type { FamilyMeta } from "./family";

/**
 * What works the numbers: our own fused loops, in WASM SIMD or in plain typed arrays, or the tensors of TensorFlow.js on the
 * backend that is set.
 */
export type Engine = "fused-wasm" | "fused-plain" | "tensors";

/** A family with loops of its own runs on those wherever it runs on the processor. */
export function engineOf({ ownLoops }: FamilyMeta, backend: BackendName): Engine {
  if (!ownLoops) return "tensors";
  switch (backend) {
    case "wasm":
      return "fused-wasm";
    case "cpu":
      return "fused-plain";
    case "webgpu":
    case "webgl":
      return "tensors";
    default:
      backend satisfies never;
      return "tensors";
  }
}
