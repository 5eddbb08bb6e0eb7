import { cellOf, featureFrame, vectorizer } from "../../python/frame";
import { list } from "../../python/literals";
import type { StepPython } from "../../python/step-python";

export default {
  features: (one) => {
    const operation = one.operations.find(({ op }) => op === "words");
    if (operation?.op !== "words") return { lines: [] };
    const { name, binary } = vectorizer(operation.as);
    const use = `${name}(vocabulary=${list(operation.words)}${binary})`;
    return {
      lines: [
        `texts = ${cellOf(one)}.fillna("")`,
        featureFrame(one, `${use}.fit(texts[train]).transform(texts).toarray()`),
      ],
      imports: { "sklearn.feature_extraction.text": [name] },
    };
  },
} satisfies StepPython<"words">;
