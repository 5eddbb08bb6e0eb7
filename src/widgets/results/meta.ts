import { oneOf } from "../attributes";
import type { WidgetMeta } from "../widget";

/** What the last run came to, on one part of the rows. */
const meta: WidgetMeta = {
  id: "results",
  place: "bench",
  attributes: { part: oneOf("train", "validation", "test") },
  load: () => import("./Results.svelte"),
};
export default meta;
