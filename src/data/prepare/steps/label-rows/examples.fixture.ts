import type { StepOf } from "../../../../experiment/preparation";

export default [
  { step: "label-rows", column: "island", labels: { Dream: [0, 3], Skua: [5, 8] } },
] satisfies readonly StepOf<"label-rows">[];
