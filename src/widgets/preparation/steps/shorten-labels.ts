import { dataText } from "../../../i18n/data-text";
import { hasNoNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { choice, columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "shorten-labels", columns: [], keep: "first-word" }),
  settings: (step) => [
    choice("keep", dataText.m.preparation.keep, step.keep, dataText.m.preparation.keeps),
    columnsOf(step),
  ],
  detail: (step) => dataText.m.preparation.details.keep(dataText.m.preparation.keeps[step.keep], everywhere(step)),
  fits: hasNoNumbers,
} satisfies StepForm<"shorten-labels">;
