import { dataText } from "../../../i18n/data-text";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { choice, columnsOf, type Setting } from "../step-setting";

export default {
  fresh: () => ({ step: "encode", columns: "all", as: "one-hot" }),
  settings: (step) => {
    const order: Setting[] = step.as === "ordinal" ? [{ kind: "order", key: "order", value: step.order ?? [] }] : [];
    return [
      choice("as", dataText.m.preparation.as, step.as, dataText.m.preparation.encodings),
      ...order,
      columnsOf(step),
    ];
  },
  detail: (step) => dataText.m.preparation.details.as(dataText.m.preparation.encodings[step.as], everywhere(step)),
  /** The order of their labels. */
  withFound: (step, chosen) => {
    const order = step.as === "ordinal" && step.order === undefined ? chosen[0]?.order : undefined;
    return order ? { ...step, order: [...order] } : step;
  },
  fitted: ({ values = {} }) =>
    values["levels"] === undefined ? "" : dataText.m.preparation.fitted.levels(Number(values["levels"])),
} satisfies StepForm<"encode">;
