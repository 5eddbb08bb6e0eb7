import type { StepPython } from "../../python/step-python";

export default {
  comment: () => "rows that it left out do not stand in split.csv",
} satisfies StepPython<"drop-rows-missing">;
