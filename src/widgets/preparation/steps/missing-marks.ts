import { dataText } from "../../../i18n/data-text";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "missing-marks", columns: [], marks: ["unknown"] }),
  settings: (step) => [
    { kind: "list", key: "marks", label: dataText.m.preparation.marks, value: step.marks },
    columnsOf(step),
  ],
  detail: (step) =>
    dataText.m.preparation.details.marks(step.marks.map((mark) => `“${mark}”`).join(", "), everywhere(step)),
} satisfies StepForm<"missing-marks">;
