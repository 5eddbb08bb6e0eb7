import type { ModelSpec } from "../../experiment/model-spec";
import type { OptimizerName } from "../../experiment/training";
import type { Engine } from "../engine";
import type { Model, ModelShape } from "../family";
import { FusedNetwork } from "./fused/fused-network";
import { loadKernels } from "./fused/load-kernels";
import { planLayers } from "./layer-plan";

/** A network of dense layers on any engine. TensorFlow.js comes with the tensors alone. */
export async function buildNetwork(
  spec: ModelSpec,
  shape: ModelShape,
  seed: number,
  optimizer: OptimizerName,
  engine: Engine,
): Promise<Model> {
  const plan = planLayers(spec, shape);
  if (engine !== "tensors") return new FusedNetwork(await loadKernels(engine), plan, shape, seed, optimizer);
  const { Network } = await import("./network");
  return Network.withKernels(plan, shape, seed, optimizer);
}
