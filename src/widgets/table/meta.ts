import { commaList, wholeNumber } from "../attributes";
import type { WidgetMeta } from "../widget";

/** The rows of the table, its columns' profiles and what looks wrong. `rows`: how many are seen at once; `first`: columns that come first. */
const meta: WidgetMeta = {
  id: "table",
  place: "bench",
  attributes: { rows: wholeNumber(3, 40), first: commaList(1, 12) },
  load: () => import("./Table.svelte"),
};
export default meta;
