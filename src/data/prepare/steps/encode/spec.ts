import * as v from "valibot";
import { columns, common, name } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/**
 * "frequency": the label's share of the training rows. "target": the target's mean over the label's rows, drawn toward
 * the mean of all; a training row's own target is kept out of it, fold by fold (Micci-Barreca 2001). "target-own": it is
 * not; a fault that is often made, to be seen.
 */
export default {
  stage: "encoding",
  schema: v.object({
    step: v.literal("encode"),
    columns,
    as: v.picklist(["one-hot", "ordinal", "frequency", "target", "target-own"]),
    /** For "ordinal": labels in their order, lowest first; the others come after. */
    order: v.optional(v.array(name)),
    ...common,
  }),
} as const satisfies StepSpec;
