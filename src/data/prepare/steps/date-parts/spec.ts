import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Dates to year, month (as two cyclic numbers) and day of the year. */
export default {
  stage: "features",
  schema: v.object({ step: v.literal("date-parts"), columns, ...common }),
} as const satisfies StepSpec;
