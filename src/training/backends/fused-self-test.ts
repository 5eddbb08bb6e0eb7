import type { Engine } from "../../models/engine";
import { FusedNetwork } from "../../models/mlp/fused/fused-network";
import { loadKernels } from "../../models/mlp/fused/load-kernels";
import { selfTestError, selfTestPlan, selfTestShape } from "./self-test";

/** The self-test of our own loops. Rejects where they cannot be loaded: no WebAssembly, or none with SIMD. */
export const fusedSelfTest = async (engine: Exclude<Engine, "tensors">): Promise<number> =>
  selfTestError(new FusedNetwork(await loadKernels(engine), selfTestPlan, selfTestShape, 1, "sgd"));
