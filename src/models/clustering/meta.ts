import { learnsBy } from "../../experiment/learns";
import type { FamilyMeta } from "../family";

/** k-means: so many centres, each amid the rows that are nearest to it. */
const clustering: FamilyMeta = {
  id: "clustering",
  learns: learnsBy.clustering,
  iterative: true,
  ownLoops: true,
  parameterCount: (_spec, inputs, groups) => inputs * groups,
  multiplyAdds: (_spec, inputs, groups) => inputs * groups,
};
export default clustering;
