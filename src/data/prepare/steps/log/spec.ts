import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Natural logarithm of 1 + x, for long right tails; sign kept. */
export default {
  stage: "features",
  schema: v.object({ step: v.literal("log"), columns, ...common }),
} as const satisfies StepSpec;
