import { dataText } from "../../../i18n/data-text";
import { short } from "../../../ui/number-text";
import { hasNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere, told } from "../step-phrases";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "winsorize", columns: "all", low: 0.01, high: 0.99 }),
  settings: (step) => {
    const { low, high } = dataText.m.preparation;
    return [
      { kind: "number", key: "low", label: low, value: step.low, min: 0, max: 0.5, step: 0.01 },
      { kind: "number", key: "high", label: high, value: step.high, min: 0.5, max: 1, step: 0.01 },
      columnsOf(step),
    ];
  },
  detail: (step) => dataText.m.preparation.details.between(short(step.low), short(step.high), everywhere(step)),
  fits: hasNumbers,
  fitted: (note) => dataText.m.preparation.fitted.between(told(note, "low"), told(note, "high")),
} satisfies StepForm<"winsorize">;
