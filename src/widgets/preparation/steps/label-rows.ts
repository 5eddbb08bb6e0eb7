import { dataText } from "../../../i18n/data-text";
import type { StepForm } from "../step-form";

export default {
  fresh: () => ({ step: "label-rows", column: "Label", labels: {} }),
  settings: () => [],
  detail: ({ labels, column }) => dataText.m.preparation.details.labelled(Object.values(labels).flat().length, column),
  isNotOffered: true,
} satisfies StepForm<"label-rows">;
