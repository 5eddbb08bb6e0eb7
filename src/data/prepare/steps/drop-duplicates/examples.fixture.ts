import type { StepOf } from "../../../../experiment/preparation";

export default [
  { step: "drop-duplicates", columns: ["island", "tail"] },
] satisfies readonly StepOf<"drop-duplicates">[];
