import type { StepPython } from "../../python/step-python";

export default {
  comment: () => "the labels given by hand stand in table.csv",
} satisfies StepPython<"label-rows">;
