import { oneOf, wholeNumber } from "../attributes";
import type { WidgetMeta } from "../widget";

/**
 * The loss of the network in hand over a plane through its weights, the way its training took, and the next step from
 * any point. `along`: the plane at first. `batches`: arrows of so many random batches beside that of all rows.
 */
const meta: WidgetMeta = {
  id: "loss-surface",
  place: "bench",
  attributes: { along: oneOf("weights", "path", "random"), batches: wholeNumber(0, 60) },
  load: () => import("./LossSurface.svelte"),
};
export default meta;
