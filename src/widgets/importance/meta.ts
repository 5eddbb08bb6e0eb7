import * as v from "valibot";
import type { WidgetMeta } from "../widget";

/** What each raw column is worth to the last model, by permutation. `most`: columns shown by themselves. */
const meta: WidgetMeta = {
  id: "importance",
  place: "bench",
  attributes: v.strictObject({
    most: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/, "is not a whole number"), v.transform(Number))),
  }),
  load: () => import("./Importance.svelte"),
};
export default meta;
