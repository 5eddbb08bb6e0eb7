import type { ModelFamily } from "../family";
import { buildNetwork } from "../mlp/build-network";

const autoencoder: ModelFamily = {
  id: "autoencoder",
  build: (spec, shape, seed, { optimizer }, engine) => buildNetwork(spec, shape, seed, optimizer, engine),
};
export default autoencoder;
