import { wholeNumber } from "../attributes";
import type { WidgetMeta } from "../widget";

/** The rows of the table, its columns' profiles and what looks wrong. `rows`: how many are seen at once. */
const meta: WidgetMeta = {
  id: "table",
  place: "bench",
  attributes: { rows: wholeNumber(3, 40) },
  load: () => import("./Table.svelte") as unknown as ReturnType<WidgetMeta["load"]>,
};
export default meta;
