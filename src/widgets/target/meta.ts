import { yesOrNo } from "../attributes";
import type { WidgetMeta } from "../widget";

/** Which column is predicted, and as what. `ways`: whether learning without a target is offered, too. */
const meta: WidgetMeta = {
  id: "target",
  place: "bench",
  edits: true,
  attributes: { ways: yesOrNo },
  load: () => import("./Target.svelte"),
};
export default meta;
