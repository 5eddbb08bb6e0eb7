import * as v from "valibot";
import type { WidgetMeta } from "../widget";
import { dialNames, isDialName } from "./dial-names";

/** Settings of the training. `show`: which, in this order, as "learning-rate batch-size epochs". */
const meta: WidgetMeta = {
  id: "dials",
  place: "bench",
  attributes: v.strictObject({
    show: v.optional(
      v.pipe(
        v.string(),
        v.transform((words) => words.split(/[\s,]+/).filter((word) => word !== "")),
        v.array(v.custom<string>(isDialName, `is not one of: ${dialNames.join(", ")}`)),
      ),
    ),
  }),
  load: () => import("./Dials.svelte"),
};
export default meta;
