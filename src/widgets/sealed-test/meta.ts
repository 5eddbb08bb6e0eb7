import * as v from "valibot";
import type { WidgetMeta } from "../widget";

/** The test set in its envelope: opened on purpose, and counted. `matrix`: whether mistakes are shown by class, too. */
const meta: WidgetMeta = {
  id: "sealed-test",
  place: "bench",
  attributes: v.strictObject({
    matrix: v.optional(
      v.pipe(
        v.picklist(["yes", "no"]),
        v.transform((word) => word === "yes"),
      ),
    ),
  }),
  load: () => import("./SealedTest.svelte"),
};
export default meta;
