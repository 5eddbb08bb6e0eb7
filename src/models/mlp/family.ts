import type { ModelFamily } from "../family";
import { planLayers } from "./layer-plan";
import { Network } from "./network";

const mlp: ModelFamily = {
  id: "mlp",
  build: (spec, shape, seed) => new Network(planLayers(spec, shape), shape, seed),
};
export default mlp;
