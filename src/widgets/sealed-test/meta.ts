import { yesOrNo } from "../attributes";
import type { WidgetMeta } from "../widget";

/** The test set in its envelope: opened on purpose, and counted. `matrix`: whether mistakes are shown by class, too. */
const meta: WidgetMeta = {
  id: "sealed-test",
  place: "bench",
  attributes: { matrix: yesOrNo },
  load: () => import("./SealedTest.svelte"),
};
export default meta;
