import * as v from "valibot";
import { columns, common, wordNumbers } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Text to one number for each of the `most` most frequent words of the training rows. */
export default {
  stage: "encoding",
  schema: v.object({
    step: v.literal("words"),
    columns,
    most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)),
    as: wordNumbers,
    ...common,
  }),
} as const satisfies StepSpec;
