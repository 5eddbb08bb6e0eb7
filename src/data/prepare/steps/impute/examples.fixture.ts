import type { StepOf } from "../../../../experiment/preparation";

export default [
  ...(["median", "mean", "most-frequent", "nearest"] as const).map((number): StepOf<"impute"> => {
    return { step: "impute", columns: "all", number, category: "most-frequent" };
  }),
  { step: "impute", columns: "all", number: "median", category: "own-level", by: "island" },
] satisfies readonly StepOf<"impute">[];
