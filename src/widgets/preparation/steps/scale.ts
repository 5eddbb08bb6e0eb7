import { dataText } from "../../../i18n/data-text";
import { short } from "../../../ui/number-text";
import type { StepForm } from "../step-form";
import { everywhere, told } from "../step-phrases";
import { choice, columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "scale", columns: "all", as: "standardize" }),
  settings: (step) => [
    choice("as", dataText.m.preparation.as, step.as, dataText.m.preparation.scales),
    columnsOf(step),
  ],
  detail: (step) => dataText.m.preparation.details.as(dataText.m.preparation.scales[step.as], everywhere(step)),
  fitted: (note) => {
    const { moments, range, quartiles } = dataText.m.preparation.fitted;
    const { reason, values = {} } = note;
    if (reason === "standardize") return moments(told(note, "center"), told(note, "scale"));
    if (reason === "robust") return quartiles(told(note, "center"), told(note, "scale"));
    return range(told(note, "center"), short(Number(values["center"]) + Number(values["scale"]), 4));
  },
} satisfies StepForm<"scale">;
