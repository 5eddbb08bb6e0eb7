import { learnsBy } from "../../experiment/learns";
import type { FamilyMeta } from "../family";
import { layerMultiplyAdds, layerParameters } from "./layer-sizes";

/** A multilayer perceptron: every unit of a layer sees every unit of the one before. */
const mlp: FamilyMeta = {
  id: "mlp",
  learns: learnsBy.mlp,
  iterative: true,
  ownLoops: true,
  parameterCount: (...sizes) => layerParameters(...sizes).reduce((sum, count) => sum + count, 0),
  multiplyAdds: layerMultiplyAdds,
};
export default mlp;
