import { dataText } from "../../../i18n/data-text";
import type { StepForm } from "../step-form";

export default {
  fresh: () => ({ step: "auto" }),
  settings: () => [],
  detail: () => dataText.m.preparation.details.auto,
} satisfies StepForm<"auto">;
