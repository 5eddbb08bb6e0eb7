import * as v from "valibot";
import { common, name } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Replaces labels one by one: `labels[from] = to`. */
export default {
  stage: "repair",
  schema: v.object({ step: v.literal("relabel"), column: name, labels: v.record(name, name), ...common }),
} as const satisfies StepSpec;
