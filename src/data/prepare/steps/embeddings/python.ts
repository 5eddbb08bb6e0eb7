import { cellOf, featureFrame } from "../../python/frame";
import { list } from "../../python/literals";
import type { PythonFunction, StepPython } from "../../python/step-python";

const directions: PythonFunction = {
  name: "directions",
  code: `def directions(x, count):
    """The directions in which rows differ most, [columns, count], the largest element of each positive."""
    if count < min(x.shape):
        found = TruncatedSVD(count, algorithm="arpack", random_state=0).fit(x).components_
    else:
        found = np.linalg.svd(x.toarray(), full_matrices=False)[2][:count]
    sizes = np.abs(found)
    largest = (sizes >= sizes.max(axis=1, keepdims=True) * (1 - 1e-9)).argmax(axis=1)
    return (found * np.sign(found[np.arange(count), largest])[:, None]).T`,
};

export default {
  features: (one) => {
    const operation = one.operations.find(({ op }) => op === "embeddings");
    if (operation?.op !== "embeddings") return { lines: [] };
    return {
      lines: [
        `texts = ${cellOf(one)}.fillna("")`,
        `vectorizer = TfidfVectorizer(vocabulary=${list(operation.words)})`,
        `weighed = vectorizer.fit(texts[train]).transform(texts)`,
        featureFrame(one, `weighed @ directions(weighed[train], ${operation.dimensions})`),
      ],
      imports: {
        "sklearn.feature_extraction.text": ["TfidfVectorizer"],
        "sklearn.decomposition": ["TruncatedSVD"],
      },
      functions: [directions],
    };
  },
} satisfies StepPython<"embeddings">;
