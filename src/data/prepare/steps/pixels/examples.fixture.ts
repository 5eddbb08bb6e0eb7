import type { StepOf } from "../../../../experiment/preparation";

export default [
  { step: "pixels", columns: ["photo"], width: 2, height: 2, colour: "gray", range: "-1-1" },
] satisfies readonly StepOf<"pixels">[];
