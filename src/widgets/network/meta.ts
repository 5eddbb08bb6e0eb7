import * as v from "valibot";
import type { WidgetMeta } from "../widget";

/** The network in hand: features, layers, weights as wires. `most`: features and units of a layer shown at most. */
const meta: WidgetMeta = {
  id: "network",
  place: "bench",
  attributes: v.strictObject({
    most: v.optional(
      v.pipe(v.string(), v.regex(/^\d{1,2}$/, "is not a whole number"), v.transform(Number), v.minValue(3)),
    ),
  }),
  load: () => import("./NetworkFigure.svelte"),
};
export default meta;
