import type { StepOf } from "../../../../experiment/preparation";

export default [{ step: "embeddings", columns: ["note"], dimensions: 2 }] satisfies readonly StepOf<"embeddings">[];
