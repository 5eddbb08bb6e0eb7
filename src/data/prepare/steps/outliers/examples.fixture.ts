import type { StepOf } from "../../../../experiment/preparation";

export default (["missing", "clip", "drop-rows"] as const).map((action) => {
  return { step: "outliers", columns: "all", k: 1.5, action };
}) satisfies readonly StepOf<"outliers">[];
