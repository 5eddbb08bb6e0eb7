import type { StepOf } from "../../../../experiment/preparation";

export default [{ step: "drop-columns", columns: ["tail"] }] satisfies readonly StepOf<"drop-columns">[];
