import * as v from "valibot";
import type { WidgetMeta } from "../widget";

/** Tells what was planted in the dataset in hand. `faults`: only of these, as "ring-note second-visit". */
const meta: WidgetMeta = {
  id: "planted",
  place: "bench",
  attributes: v.strictObject({
    faults: v.optional(
      v.pipe(
        v.string(),
        v.transform((words) => words.split(/[\s,]+/).filter((word) => word !== "")),
        v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, "is not a fault's name"))),
        v.minLength(1),
      ),
    ),
  }),
  load: () => import("./Planted.svelte"),
};
export default meta;
