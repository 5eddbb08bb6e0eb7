import { dataText } from "../../../i18n/data-text";
import { hasNoNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { whole, columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "embeddings", columns: [], dimensions: 20 }),
  settings: (step) => [
    whole("dimensions", dataText.m.preparation.dimensions, step.dimensions, 2, 100),
    columnsOf(step),
  ],
  detail: (step) => dataText.m.preparation.details.embeddings(step.dimensions, everywhere(step)),
  fits: hasNoNumbers,
  fitted: ({ values = {} }) =>
    dataText.m.preparation.fitted.embeddings(Number(values["dimensions"] ?? 0), Number(values["words"] ?? 0)),
} satisfies StepForm<"embeddings">;
