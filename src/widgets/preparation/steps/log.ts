import { hasNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "log", columns: [] }),
  settings: (step) => [columnsOf(step)],
  detail: (step) => everywhere(step),
  fits: hasNumbers,
} satisfies StepForm<"log">;
