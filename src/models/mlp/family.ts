import type { ModelFamily } from "../family";
import { planLayers } from "./layer-plan";
import { Network } from "./network";

const mlp: ModelFamily = {
  id: "mlp",
  build: (spec, shape, seed, training) => new Network(planLayers(spec, shape), shape, seed, training.optimizer),
};
export default mlp;
