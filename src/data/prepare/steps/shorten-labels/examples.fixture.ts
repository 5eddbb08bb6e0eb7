import type { StepOf } from "../../../../experiment/preparation";

export default [
  { step: "shorten-labels", columns: ["island"], keep: "first-word" },
] satisfies readonly StepOf<"shorten-labels">[];
