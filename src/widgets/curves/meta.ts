import { oneOf } from "../attributes";
import { measures } from "../../experiment/measures";
import type { WidgetMeta } from "../widget";

/** The course of a run, epoch by epoch, beside earlier runs. `measure`: what is shown first. */
const meta: WidgetMeta = {
  id: "curves",
  place: "bench",
  attributes: { measure: oneOf(...measures) },
  load: () => import("./LearningCurves.svelte"),
};
export default meta;
