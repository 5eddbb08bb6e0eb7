import { hasNoNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "merge-spellings", columns: [] }),
  settings: (step) => [columnsOf(step)],
  detail: (step) => everywhere(step),
  fits: hasNoNumbers,
} satisfies StepForm<"merge-spellings">;
