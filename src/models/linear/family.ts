import type { ModelFamily } from "../family";
import { buildNetwork } from "../mlp/build-network";

const linear: ModelFamily = {
  id: "linear",
  build: (_spec, shape, seed, { optimizer }, engine) =>
    buildNetwork({ family: "linear" }, shape, seed, optimizer, engine),
};
export default linear;
