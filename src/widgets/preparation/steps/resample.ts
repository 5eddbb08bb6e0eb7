import { dataText } from "../../../i18n/data-text";
import type { StepForm } from "../step-form";
import { choice } from "../step-setting";

export default {
  fresh: () => ({ step: "resample", how: "over" }),
  settings: (step) => [choice("how", dataText.m.preparation.as, step.how, dataText.m.preparation.resamplings)],
  detail: ({ how }) => dataText.m.preparation.details.training(dataText.m.preparation.resamplings[how]),
} satisfies StepForm<"resample">;
