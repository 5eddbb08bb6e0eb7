import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "date-parts", columns: [] }),
  settings: (step) => [columnsOf(step)],
  detail: (step) => everywhere(step),
  fits: ({ kind }) => kind === "date",
} satisfies StepForm<"date-parts">;
