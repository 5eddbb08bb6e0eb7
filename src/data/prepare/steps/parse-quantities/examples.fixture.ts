import type { StepOf } from "../../../../experiment/preparation";

export default [
  { step: "parse-quantities", columns: ["dose"], units: { mg: 1, g: 1000 } },
] satisfies readonly StepOf<"parse-quantities">[];
