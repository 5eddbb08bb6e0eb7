import { oneOf } from "../attributes";
import type { WidgetMeta } from "../widget";

/**
 * A network on points of a plane: units as maps, wires as weights, the output as a field. For data of kind "points".
 * `points`: "fixed" leaves the learner the network only.
 */
const meta: WidgetMeta = {
  id: "playground",
  place: "bench",
  attributes: { points: oneOf("open", "fixed") },
  load: () => import("./Playground.svelte"),
};
export default meta;
