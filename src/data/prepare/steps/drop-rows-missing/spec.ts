import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

export default {
  stage: "repair",
  schema: v.object({ step: v.literal("drop-rows-missing"), columns, ...common }),
} as const satisfies StepSpec;
