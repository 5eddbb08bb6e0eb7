import { wordList } from "../attributes";
import type { WidgetMeta } from "../widget";
import { dialNames, isDialName } from "./dial-names";

/** Settings of the training. `show`: which, in this order, as "learning-rate batch-size epochs". */
const meta: WidgetMeta = {
  id: "dials",
  place: "bench",
  edits: true,
  attributes: { show: wordList(isDialName, `a list of: ${dialNames.join(", ")}`) },
  load: () => import("./Dials.svelte"),
};
export default meta;
