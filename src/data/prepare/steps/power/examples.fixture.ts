import type { StepOf } from "../../../../experiment/preparation";

export default [{ step: "power", columns: "all" }] satisfies readonly StepOf<"power">[];
