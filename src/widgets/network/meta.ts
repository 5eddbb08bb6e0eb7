import { wholeNumber } from "../attributes";
import type { WidgetMeta } from "../widget";

/** The network in hand: features, layers, weights as wires. `most`: features and units of a layer shown at most. */
const meta: WidgetMeta = {
  id: "network",
  place: "bench",
  attributes: { most: wholeNumber(3, 99) },
  load: () => import("./NetworkFigure.svelte"),
};
export default meta;
