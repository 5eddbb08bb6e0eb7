import { oneOf } from "../attributes";
import type { WidgetMeta } from "../widget";

/** Finished runs side by side: what they are, what they reached, what changed. `order`: "time" or "score", best first. */
const meta: WidgetMeta = {
  id: "compare",
  place: "bench",
  attributes: { order: oneOf("time", "score") },
  load: () => import("./CompareRuns.svelte"),
};
export default meta;
