import type { StepOf } from "../../../../experiment/preparation";

export default [
  { step: "relabel", column: "island", labels: { dream: "Dream" } },
] satisfies readonly StepOf<"relabel">[];
