import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** The power that makes the training rows most like a normal distribution. Source: Yeo and Johnson 2000. */
export default {
  stage: "features",
  schema: v.object({ step: v.literal("power"), columns, ...common }),
} as const satisfies StepSpec;
