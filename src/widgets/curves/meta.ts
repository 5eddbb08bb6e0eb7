import { oneOf, wholeNumber } from "../attributes";
import { measures } from "../../experiment/measures";
import type { WidgetMeta } from "../widget";

/**
 * The course of a run, epoch by epoch, beside earlier runs. `measure`: what is shown first. `earlier`: which of them, "all",
 * or "same-seed" where a run of another seed is of another story. `height`: in pixels, where it may have more than usual.
 */
const meta: WidgetMeta = {
  id: "curves",
  place: "bench",
  attributes: { measure: oneOf(...measures), earlier: oneOf("all", "same-seed"), height: wholeNumber(120, 400) },
  load: () => import("./LearningCurves.svelte"),
};
export default meta;
