import { dataText } from "../../../i18n/data-text";
import type { StepForm } from "../step-form";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "drop-duplicates", columns: "all" }),
  settings: (step) => [columnsOf(step)],
  detail: ({ columns }) =>
    dataText.m.preparation.details.equal(columns === "all" ? "all" : dataText.m.preparation.details.names(columns)),
} satisfies StepForm<"drop-duplicates">;
