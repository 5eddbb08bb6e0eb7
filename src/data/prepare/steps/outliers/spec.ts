import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Numbers farther than `k` interquartile ranges from the quartiles (Tukey 1977: 1.5 outlying, 3 far out). */
export default {
  stage: "repair",
  schema: v.object({
    step: v.literal("outliers"),
    columns,
    k: v.pipe(v.number(), v.minValue(0.5), v.maxValue(20)),
    action: v.picklist(["missing", "clip", "drop-rows"]),
    ...common,
  }),
} as const satisfies StepSpec;
