import { dataText } from "../../../i18n/data-text";
import { hasNoNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { choice, whole, columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "words", columns: [], most: 200, as: "tf-idf" }),
  settings: (step) => {
    const { mostWords, as, wordWays } = dataText.m.preparation;
    return [whole("most", mostWords, step.most, 1, 5000), choice("as", as, step.as, wordWays), columnsOf(step)];
  },
  detail: (step) =>
    dataText.m.preparation.details.words(step.most, dataText.m.preparation.wordWays[step.as], everywhere(step)),
  fits: hasNoNumbers,
  fitted: ({ values = {} }) =>
    dataText.m.preparation.fitted.words(Number(values["words"] ?? 0), Number(values["of"] ?? 0)),
} satisfies StepForm<"words">;
