import type { WidgetMeta } from "../widget";

/** The trained model as files to take along, and a model file brought back in. */
const meta: WidgetMeta = {
  id: "deploy",
  place: "bench",
  attributes: {},
  load: () => import("./Deploy.svelte"),
};
export default meta;
