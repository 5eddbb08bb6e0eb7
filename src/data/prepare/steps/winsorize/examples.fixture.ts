import type { StepOf } from "../../../../experiment/preparation";

export default [{ step: "winsorize", columns: "all", low: 0.1, high: 0.9 }] satisfies readonly StepOf<"winsorize">[];
