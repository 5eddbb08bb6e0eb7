import * as v from "valibot";
import { columns, common, wordNumbers } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/**
 * Text to numbers for pieces of words, learned from the training rows: the most frequent pair of neighbours becomes one
 * piece, `vocabulary` times (byte-pair encoding; Sennrich, Haddow and Birch 2016).
 */
export default {
  stage: "encoding",
  schema: v.object({
    step: v.literal("subwords"),
    columns,
    vocabulary: v.pipe(v.number(), v.integer(), v.minValue(50), v.maxValue(2000)),
    as: wordNumbers,
    ...common,
  }),
} as const satisfies StepSpec;
