import type { WidgetMeta } from "../widget";

/** Which columns the model may see, and whether each would be known when predicting. */
const meta: WidgetMeta = {
  id: "columns",
  place: "bench",
  edits: true,
  attributes: {},
  load: () => import("./Columns.svelte"),
};
export default meta;
