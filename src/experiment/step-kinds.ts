import type { StepKind } from "./preparation";

/** Steps that turn columns into the numbers a model takes. */
export const featureSteps = [
  "log",
  "power",
  "bin",
  "encode",
  "words",
  "subwords",
  "embeddings",
  "pixels",
  "scale",
] as const satisfies readonly StepKind[];

/** Steps that change how often a row teaches. */
export const teachingSteps = ["augment", "resample"] as const satisfies readonly StepKind[];
