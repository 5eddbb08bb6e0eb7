import { dataText } from "../../../i18n/data-text";
import { hasNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere, told } from "../step-phrases";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "power", columns: [] }),
  settings: (step) => [columnsOf(step)],
  detail: (step) => everywhere(step),
  fits: hasNumbers,
  fitted: (note) => dataText.m.preparation.fitted.power(told(note, "value")),
} satisfies StepForm<"power">;
