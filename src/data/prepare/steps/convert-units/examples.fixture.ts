import type { StepOf } from "../../../../experiment/preparation";

export default [
  { step: "convert-units", column: "mass", below: 10, factor: 1000 },
] satisfies readonly StepOf<"convert-units">[];
