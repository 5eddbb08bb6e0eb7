import { families } from "../../experiment/learns";
import { wordList } from "../attributes";
import type { WidgetMeta } from "../widget";

/** Chooses a model and its size, and says what it costs before it is trained. `families`: which, in this order. */
const meta: WidgetMeta = {
  id: "model",
  place: "bench",
  edits: true,
  attributes: {
    families: wordList((word) => families.some((family) => family === word), `a list of: ${families.join(", ")}`),
  },
  load: () => import("./ModelChoice.svelte"),
};
export default meta;
