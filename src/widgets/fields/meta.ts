import type { WidgetMeta } from "../widget";

/** Five fields, a dataset of the shelf in each with its card, one of which is taken over. */
const meta: WidgetMeta = {
  id: "fields",
  place: "bench",
  edits: true,
  attributes: {},
  load: () => import("./Fields.svelte"),
};
export default meta;
