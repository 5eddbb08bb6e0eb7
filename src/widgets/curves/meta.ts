import { oneOf } from "../attributes";
import { measures } from "../../experiment/measures";
import type { WidgetMeta } from "../widget";

/**
 * The course of a run, epoch by epoch, beside earlier runs. `measure`: what is shown first. `earlier`: which of them, "all",
 * or "same-seed" where a run of another seed is of another story.
 */
const meta: WidgetMeta = {
  id: "curves",
  place: "bench",
  attributes: { measure: oneOf(...measures), earlier: oneOf("all", "same-seed") },
  load: () => import("./LearningCurves.svelte"),
};
export default meta;
