import type { StepOf } from "../../../../experiment/preparation";

export default [
  { step: "missing-marks", columns: "all", marks: ["999", "unknown"] },
] satisfies readonly StepOf<"missing-marks">[];
