import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Merges labels that differ only in case, blanks or punctuation; the most frequent spelling stays. */
export default {
  stage: "repair",
  schema: v.object({ step: v.literal("merge-spellings"), columns, ...common }),
} as const satisfies StepSpec;
