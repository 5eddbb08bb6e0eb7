import type { StepOf } from "../../../../experiment/preparation";

export default [{ step: "log", columns: "all" }] satisfies readonly StepOf<"log">[];
