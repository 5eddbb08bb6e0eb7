import { dataText } from "../../../i18n/data-text";
import { hasNoNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { choice, whole, columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "subwords", columns: [], vocabulary: 300, as: "tf-idf" }),
  settings: (step) => {
    const { merges, as, wordWays } = dataText.m.preparation;
    return [
      whole("vocabulary", merges, step.vocabulary, 50, 2000),
      choice("as", as, step.as, wordWays),
      columnsOf(step),
    ];
  },
  detail: (step) =>
    dataText.m.preparation.details.subwords(
      step.vocabulary,
      dataText.m.preparation.wordWays[step.as],
      everywhere(step),
    ),
  fits: hasNoNumbers,
  fitted: ({ values = {} }) =>
    dataText.m.preparation.fitted.pieces(Number(values["pieces"] ?? 0), Number(values["merges"] ?? 0)),
} satisfies StepForm<"subwords">;
