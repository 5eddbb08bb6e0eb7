import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

export default {
  stage: "encoding",
  schema: v.object({
    step: v.literal("scale"),
    columns,
    as: v.picklist(["standardize", "min-max", "robust"]),
    ...common,
  }),
} as const satisfies StepSpec;
