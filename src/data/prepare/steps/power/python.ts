import { fitted } from "../../python/frame";
import type { StepPython } from "../../python/step-python";

export default {
  code: () => fitted("PowerTransformer(standardize=False)", "preprocessing", "PowerTransformer"),
} satisfies StepPython<"power">;
