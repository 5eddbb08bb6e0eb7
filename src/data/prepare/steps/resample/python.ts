import type { StepPython } from "../../python/step-python";

export default {
  comment: () => "split.csv says how often a row teaches",
} satisfies StepPython<"resample">;
