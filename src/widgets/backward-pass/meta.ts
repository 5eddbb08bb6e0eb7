import { wholeNumber } from "../attributes";
import type { WidgetMeta } from "../widget";

/** One training row through the network in hand, forward and back, with every product. `row`: the row shown first, from 1. */
const meta: WidgetMeta = {
  id: "backward-pass",
  place: "bench",
  attributes: { row: wholeNumber(1, 1_000_000) },
  load: () => import("./BackwardPass.svelte"),
};
export default meta;
