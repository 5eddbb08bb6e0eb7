import type { StepPython } from "../../python/step-python";

export default {
  comment: () => "its changed copies are not made here; x has the pictures as they are",
} satisfies StepPython<"augment">;
