import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Numbers to labels: intervals of one width, or with as many training rows each. */
export default {
  stage: "features",
  schema: v.object({
    step: v.literal("bin"),
    columns,
    bins: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(50)),
    by: v.picklist(["width", "quantile"]),
    ...common,
  }),
} as const satisfies StepSpec;
