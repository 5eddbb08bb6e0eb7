import type { WidgetMeta } from "../widget";

/** How the rows are divided, and what stands on both sides. */
const meta: WidgetMeta = {
  id: "split",
  place: "bench",
  edits: true,
  attributes: {},
  load: () => import("./Split.svelte"),
};
export default meta;
