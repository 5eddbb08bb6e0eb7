import { dataText } from "../../../i18n/data-text";
import { short } from "../../../ui/number-text";
import { hasNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere, told } from "../step-phrases";
import { choice, columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "outliers", columns: "all", k: 3, action: "missing" }),
  settings: (step) => {
    const { k, action, actions } = dataText.m.preparation;
    return [
      { kind: "number", key: "k", label: k, value: step.k, min: 0.5, max: 20, step: 0.5 },
      choice("action", action, step.action, actions),
      columnsOf(step),
    ];
  },
  detail: (step) =>
    dataText.m.preparation.details.outliers(
      short(step.k),
      dataText.m.preparation.actions[step.action],
      everywhere(step),
    ),
  fits: hasNumbers,
  fitted: (note) => dataText.m.preparation.fitted.fences(told(note, "low"), told(note, "high")),
} satisfies StepForm<"outliers">;
