import { commaList, plainText, wordList } from "../attributes";
import type { WidgetMeta } from "../widget";

const parts = ["take", "where", "answers"] as const;

/**
 * Which rows teach and which judge, and by whose labels. `show`: any of "take where answers"; `by`: the column by which
 * rows are chosen; `answers`: the columns that hold labels.
 */
const meta: WidgetMeta = {
  id: "training-rows",
  place: "bench",
  attributes: {
    show: wordList((word) => parts.some((part) => part === word), `one of: ${parts.join(", ")}`),
    by: plainText,
    answers: commaList(2, 6),
  },
  load: () => import("./TrainingRows.svelte"),
  edits: true,
};
export default meta;
