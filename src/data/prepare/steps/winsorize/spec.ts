import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Holds numbers between two quantiles of the training rows. */
export default {
  stage: "repair",
  schema: v.object({
    step: v.literal("winsorize"),
    columns,
    low: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
    high: v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)),
    ...common,
  }),
} as const satisfies StepSpec;
