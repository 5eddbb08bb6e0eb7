import { dataText } from "../../../i18n/data-text";
import type { StepForm } from "../step-form";
import { columnOf } from "../step-setting";

export default {
  fresh: () => ({ step: "relabel", column: "", labels: {} }),
  settings: (step) => [columnOf(step), { kind: "labels", key: "labels", value: step.labels, of: step.column }],
  detail: ({ labels, column }) => {
    const { relabel, names } = dataText.m.preparation.details;
    const first = Object.entries(labels).slice(0, 3);
    return relabel(first.map(([from, to]) => `${from} → ${to}`).join(", "), names(column === "" ? [] : [column]));
  },
} satisfies StepForm<"relabel">;
