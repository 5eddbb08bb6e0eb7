import type { StepPython } from "../../python/step-python";

export default {
  code: () => ({ lines: [], together: "data[columns] = np.sign(data[columns]) * np.log1p(np.abs(data[columns]))" }),
} satisfies StepPython<"log">;
