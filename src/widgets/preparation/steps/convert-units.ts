import { dataText } from "../../../i18n/data-text";
import { short } from "../../../ui/number-text";
import { hasNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { columnOf } from "../step-setting";

export default {
  fresh: () => ({ step: "convert-units", column: "", below: 0, factor: 10 }),
  settings: (step) => {
    const { below, factor } = dataText.m.preparation;
    return [
      columnOf(step),
      { kind: "number", key: "below", label: below, value: step.below },
      { kind: "number", key: "factor", label: factor, value: step.factor },
    ];
  },
  detail: ({ below, factor, column }) =>
    dataText.m.preparation.details.unit(
      short(below),
      short(factor),
      dataText.m.preparation.details.names(column === "" ? [] : [column]),
    ),
  fits: hasNumbers,
} satisfies StepForm<"convert-units">;
