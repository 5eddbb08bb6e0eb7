import type { StepOf } from "../../../../experiment/preparation";

export default [
  { step: "subwords", columns: ["note"], vocabulary: 50, as: "count" },
] satisfies readonly StepOf<"subwords">[];
