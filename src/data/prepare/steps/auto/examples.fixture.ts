import type { StepOf } from "../../../../experiment/preparation";

export default [{ step: "auto" }] satisfies readonly StepOf<"auto">[];
