import { oneOf } from "../attributes";
import type { WidgetMeta } from "../widget";

/** Starts, paces, steps and stops runs. `speed`: epochs a second to begin with; 0 is as fast as it can. */
const meta: WidgetMeta = {
  id: "transport",
  place: "bench",
  attributes: { speed: oneOf("0", "1", "5", "10", "30") },
  load: () => import("./Transport.svelte"),
};
export default meta;
