import * as v from "valibot";
import { columns, common, name } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Reads these marks (such as "unknown", "999") as missing. */
export default {
  stage: "repair",
  schema: v.object({ step: v.literal("missing-marks"), columns, marks: v.array(name), ...common }),
} as const satisfies StepSpec;
