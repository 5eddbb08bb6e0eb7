import type { StepOf } from "../../../../experiment/preparation";

export default [{ step: "merge-spellings", columns: "all" }] satisfies readonly StepOf<"merge-spellings">[];
