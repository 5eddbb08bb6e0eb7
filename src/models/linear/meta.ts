import { learnsBy } from "../../experiment/learns";
import type { FamilyMeta } from "../family";

/** Linear or logistic regression: a network with no hidden layer. */
const linear: FamilyMeta = {
  id: "linear",
  learns: learnsBy.linear,
  iterative: true,
  ownLoops: true,
  parameterCount: (_spec, inputs, outputs) => (inputs + 1) * outputs,
  multiplyAdds: (_spec, inputs, outputs) => inputs * outputs,
};
export default linear;
