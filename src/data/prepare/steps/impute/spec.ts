import * as v from "valibot";
import { columns, common, finite, name } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/**
 * Fills gaps. "nearest": with the mean of the `k` training rows nearest in the other numbers (each divided by its
 * spread; Troyanskaya et al. 2001). "own-level": missing becomes a level of its own.
 */
export default {
  stage: "features",
  schema: v.object({
    step: v.literal("impute"),
    columns,
    number: v.picklist(["median", "mean", "most-frequent", "constant", "nearest"]),
    category: v.picklist(["most-frequent", "own-level", "constant"]),
    /** For "constant". */
    value: v.optional(finite),
    label: v.optional(name),
    /** For "nearest": 5 where it is absent. */
    k: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
    /** Medians, means and most frequent values are those of the rows with the same label in this column. */
    by: v.optional(name),
    ...common,
  }),
} as const satisfies StepSpec;
