import * as v from "valibot";
import { common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Everything `data/plan` would propose for what is still unrepaired at this point. */
export default {
  stage: "features",
  schema: v.object({ step: v.literal("auto"), ...common }),
} as const satisfies StepSpec;
