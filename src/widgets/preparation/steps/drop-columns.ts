import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "drop-columns", columns: [] }),
  settings: (step) => [columnsOf(step, false)],
  detail: (step) => everywhere(step),
} satisfies StepForm<"drop-columns">;
