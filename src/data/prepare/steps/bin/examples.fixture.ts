import type { StepOf } from "../../../../experiment/preparation";

export default (["width", "quantile"] as const).map((by) => ({
  step: "bin",
  columns: ["mass"],
  bins: 4,
  by,
})) satisfies readonly StepOf<"bin">[];
