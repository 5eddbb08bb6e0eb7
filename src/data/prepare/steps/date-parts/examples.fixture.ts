import type { StepOf } from "../../../../experiment/preparation";

export default [{ step: "date-parts", columns: "all" }] satisfies readonly StepOf<"date-parts">[];
