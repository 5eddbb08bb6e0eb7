import * as v from "valibot";
import { common, finite, name } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Multiplies the numbers below `below` (another unit was used for them) by `factor`. */
export default {
  stage: "repair",
  schema: v.object({ step: v.literal("convert-units"), column: name, below: finite, factor: finite, ...common }),
} as const satisfies StepSpec;
