import type { WidgetMeta } from "../widget";

/** The preparation steps in their order, what each changed, and what each did to the validation score. */
const meta: WidgetMeta = {
  id: "preparation",
  place: "bench",
  edits: true,
  attributes: {},
  load: () => import("./Preparation.svelte"),
};
export default meta;
