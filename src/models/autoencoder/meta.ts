import { learnsBy } from "../../experiment/learns";
import type { FamilyMeta } from "../family";
import mlp from "../mlp/meta";

/** A network that says its inputs again, through a code of a few numbers. */
const autoencoder: FamilyMeta = {
  ...mlp,
  id: "autoencoder",
  learns: learnsBy.autoencoder,
};
export default autoencoder;
