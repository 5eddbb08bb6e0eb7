import type { StepOf } from "../../../../experiment/preparation";

export default (["standardize", "min-max", "robust"] as const).map((as) => ({
  step: "scale",
  columns: "all",
  as,
})) satisfies readonly StepOf<"scale">[];
