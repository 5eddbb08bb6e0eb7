import type { StepOf } from "../../../../experiment/preparation";

export default [
  {
    step: "augment",
    columns: ["photo"],
    copies: 1,
    flip: "sideways",
    shift: 0.5,
    rotate: 0,
    brightness: 0.2,
    noise: 0.1,
  },
] satisfies readonly StepOf<"augment">[];
