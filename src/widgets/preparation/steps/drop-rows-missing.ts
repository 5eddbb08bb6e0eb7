import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "drop-rows-missing", columns: "all" }),
  settings: (step) => [columnsOf(step)],
  detail: (step) => everywhere(step),
} satisfies StepForm<"drop-rows-missing">;
