import type { StepOf } from "../../../../experiment/preparation";

export default [{ step: "drop-rows-missing", columns: ["mass"] }] satisfies readonly StepOf<"drop-rows-missing">[];
