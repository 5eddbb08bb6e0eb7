import type { WidgetMeta } from "../widget";

/** Asks the trained model for one row that the learner fills in. */
const meta: WidgetMeta = {
  id: "predict",
  place: "bench",
  attributes: {},
  load: () => import("./Predict.svelte"),
};
export default meta;
