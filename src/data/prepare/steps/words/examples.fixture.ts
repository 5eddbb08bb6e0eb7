import type { StepOf } from "../../../../experiment/preparation";

export default (["count", "tf-idf"] as const).map((as) => ({
  step: "words",
  columns: ["note"],
  most: 5,
  as,
})) satisfies readonly StepOf<"words">[];
