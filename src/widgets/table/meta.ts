import * as v from "valibot";
import type { WidgetMeta } from "../widget";

/** The rows of the table, its columns' profiles and what looks wrong. `rows`: how many are seen at once. */
const meta: WidgetMeta = {
  id: "table",
  place: "bench",
  attributes: v.strictObject({
    rows: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,2}$/, "is not a number of rows"),
        v.transform(Number),
        v.minValue(3),
        v.maxValue(40),
      ),
    ),
  }),
  load: () => import("./Table.svelte") as unknown as ReturnType<WidgetMeta["load"]>,
};
export default meta;
