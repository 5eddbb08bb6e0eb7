import { learnsBy } from "../../experiment/learns";
import type { FamilyMeta } from "../family";

/** Answers the same for every row: the shares of the classes, or the mean. What a model has to beat. */
const baseline: FamilyMeta = {
  id: "baseline",
  learns: learnsBy.baseline,
  iterative: false,
  ownLoops: true,
  parameterCount: (_spec, _inputs, outputs) => outputs,
  multiplyAdds: () => 0,
};
export default baseline;
