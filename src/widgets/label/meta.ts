import { commaList, plainText, wholeNumber, wordList } from "../attributes";
import type { WidgetMeta } from "../widget";

/**
 * Labels rows by hand, one after the other; then shows how far labellers agree, and lets the learner decide what they
 * dispute. `show`: columns of an example; `labels`: two to nine; `into`: the column that is made; `with`: columns of other
 * labellers; `rows`: which, counted from 1 as the table does, or `count` of them, evenly over the table. Without `labels`
 * the learner says what is to be labelled.
 */
const meta: WidgetMeta = {
  id: "label",
  place: "bench",
  attributes: {
    question: plainText,
    show: commaList(1, 6),
    labels: commaList(2, 9),
    into: plainText,
    with: commaList(1, 3),
    decided: plainText,
    rows: wordList((word) => /^[1-9]\d{0,6}$/.test(word), "a list of row numbers"),
    count: wholeNumber(2, 200),
  },
  load: () => import("./Label.svelte"),
  edits: true,
};
export default meta;
