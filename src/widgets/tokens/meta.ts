import { wholeNumber, type AttributeReader } from "../attributes";
import type { WidgetMeta } from "../widget";

const words: AttributeReader = {
  read: (given) =>
    given.length > 0 && given.length <= 200 ? { value: given } : { problem: "has 1 to 200 characters" },
};

/**
 * A sentence in pieces: merges learned from the table's own text, as many as are asked for. `text`: what stands there
 * first. `column`: the text to learn from; where it is absent, the longest. `merges`: used at first.
 */
const meta: WidgetMeta = {
  id: "tokens",
  place: "bench",
  attributes: { text: words, column: words, merges: wholeNumber(0, 500) },
  load: () => import("./Tokens.svelte"),
};
export default meta;
