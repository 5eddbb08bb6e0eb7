import * as v from "valibot";
import { common, name } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

export default {
  stage: "repair",
  schema: v.object({ step: v.literal("drop-columns"), columns: v.array(name), ...common }),
} as const satisfies StepSpec;
