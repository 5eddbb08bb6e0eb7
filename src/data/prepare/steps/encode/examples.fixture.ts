import type { StepOf } from "../../../../experiment/preparation";

export default (["one-hot", "ordinal", "frequency", "target"] as const).map((as) => ({
  step: "encode",
  columns: "all",
  as,
})) satisfies readonly StepOf<"encode">[];
