import type { StepOf } from "../../../../experiment/preparation";

export default (["over", "under"] as const).map((how) => ({
  step: "resample",
  how,
})) satisfies readonly StepOf<"resample">[];
