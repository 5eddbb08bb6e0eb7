import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/**
 * Text to `dimensions` numbers, learned from the training rows, in which texts of one matter lie near each other (latent
 * semantic analysis; Deerwester et al. 1990).
 */
export default {
  stage: "encoding",
  schema: v.object({
    step: v.literal("embeddings"),
    columns,
    dimensions: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)),
    ...common,
  }),
} as const satisfies StepSpec;
