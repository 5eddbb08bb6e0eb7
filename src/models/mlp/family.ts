import type { ModelFamily } from "../family";
import { buildNetwork } from "./build-network";

const mlp: ModelFamily = {
  id: "mlp",
  build: (spec, shape, seed, { optimizer }, engine) => buildNetwork(spec, shape, seed, optimizer, engine),
};
export default mlp;
