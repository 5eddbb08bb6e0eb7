import type { StepPython } from "../../python/step-python";

// The script drops whatever columns are gone after a step.
export default {} satisfies StepPython<"drop-columns">;
