import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Drops later rows equal to an earlier one in these columns. */
export default {
  stage: "repair",
  schema: v.object({ step: v.literal("drop-duplicates"), columns, ...common }),
} as const satisfies StepSpec;
