import type { ModelFamily } from "../family";
import { planLayers } from "../mlp/layer-plan";
import { Network } from "../mlp/network";

const linear: ModelFamily = {
  id: "linear",
  build: (_spec, shape, seed, training) =>
    new Network(planLayers({ family: "linear" }, shape), shape, seed, training.optimizer),
};
export default linear;
