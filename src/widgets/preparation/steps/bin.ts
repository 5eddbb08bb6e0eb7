import { dataText } from "../../../i18n/data-text";
import { hasNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { choice, whole, columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "bin", columns: [], bins: 5, by: "quantile" }),
  settings: (step) => {
    const { bins, binsBy, binWays } = dataText.m.preparation;
    return [whole("bins", bins, step.bins, 2, 50), choice("by", binsBy, step.by, binWays), columnsOf(step)];
  },
  detail: (step) =>
    dataText.m.preparation.details.bins(step.bins, dataText.m.preparation.binWays[step.by], everywhere(step)),
  fits: hasNumbers,
  fitted: ({ values = {} }) => dataText.m.preparation.fitted.edges(String(values["edges"] ?? "")),
} satisfies StepForm<"bin">;
