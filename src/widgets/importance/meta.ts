import { wholeNumber } from "../attributes";
import type { WidgetMeta } from "../widget";

/** What each raw column is worth to the last model, by permutation. `most`: columns shown by themselves. */
const meta: WidgetMeta = {
  id: "importance",
  place: "bench",
  attributes: { most: wholeNumber(1, 99) },
  load: () => import("./Importance.svelte"),
};
export default meta;
