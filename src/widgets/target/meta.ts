import type { WidgetMeta } from "../widget";

/** Which column is predicted, and as what. */
const meta: WidgetMeta = {
  id: "target",
  place: "bench",
  edits: true,
  attributes: {},
  load: () => import("./Target.svelte"),
};
export default meta;
