import * as v from "valibot";
import { common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/**
 * Makes the classes of the training rows equally many: by repeating rows of the rarer ("over") or leaving out rows of
 * the more frequent ("under"). Validation and test stay as the world is.
 */
export default {
  stage: "teaching",
  schema: v.object({ step: v.literal("resample"), how: v.picklist(["over", "under"]), ...common }),
} as const satisfies StepSpec;
