import * as v from "valibot";
import type { WidgetMeta } from "../widget";

/** Chooses a model and its size, and says what it costs before it is trained. `families`: which, in this order. */
const meta: WidgetMeta = {
  id: "model",
  place: "bench",
  attributes: v.strictObject({
    families: v.optional(
      v.pipe(
        v.string(),
        v.transform((words) => words.split(/[\s,]+/).filter((word) => word !== "")),
        v.array(v.picklist(["baseline", "linear", "mlp"])),
        v.minLength(1),
      ),
    ),
  }),
  load: () => import("./ModelChoice.svelte"),
};
export default meta;
