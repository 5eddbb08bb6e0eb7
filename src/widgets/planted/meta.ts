import { wordList } from "../attributes";
import type { WidgetMeta } from "../widget";

/** Tells what was planted in the dataset in hand. `faults`: only of these, as "ring-note second-visit". */
const meta: WidgetMeta = {
  id: "planted",
  place: "bench",
  attributes: { faults: wordList((word) => /^[a-z][a-z0-9-]*$/.test(word), "a list of faults' names") },
  load: () => import("./Planted.svelte"),
};
export default meta;
