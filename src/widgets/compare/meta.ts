import * as v from "valibot";
import type { WidgetMeta } from "../widget";

/** Finished runs side by side: what they are, what they reached, what changed. `order`: "time" or "score", best first. */
const meta: WidgetMeta = {
  id: "compare",
  place: "bench",
  attributes: v.strictObject({ order: v.optional(v.picklist(["time", "score"])) }),
  load: () => import("./CompareRuns.svelte"),
};
export default meta;
