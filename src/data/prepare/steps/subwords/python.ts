import { cellOf, featureFrame, vectorizer } from "../../python/frame";
import { list, text } from "../../python/literals";
import type { PythonFunction, StepPython } from "../../python/step-python";

const cutter: PythonFunction = {
  name: "Cutter",
  code: `class Cutter:
    """Cuts a text into pieces by learned merges, the first learned first (Sennrich, Haddow and Birch 2016)."""

    def __init__(self, merges):
        self.rank = {merge: rank for rank, merge in enumerate(merges)}

    def __call__(self, text):
        chunks = re.findall(r" ?\\w+| ?[^\\w\\s]+|\\s+(?!\\S)|\\s+", " " + text)
        return [piece for chunk in chunks for piece in self.cut(list(chunk))]

    def cut(self, pieces):
        while len(pieces) > 1:
            first = min(zip(pieces, pieces[1:]), key=lambda pair: self.rank.get(pair, len(self.rank)))
            if first not in self.rank:
                break
            after, at = [], 0
            while at < len(pieces):
                joins = tuple(pieces[at : at + 2]) == first
                after.append("".join(first) if joins else pieces[at])
                at += 2 if joins else 1
            pieces = after
        return pieces`,
};

export default {
  features: (one) => {
    const operation = one.operations.find(({ op }) => op === "subwords");
    if (operation?.op !== "subwords") return { lines: [] };
    const { name, binary } = vectorizer(operation.as);
    const merges = operation.merges.map((merge) => `(${merge.map(text).join(", ")})`).join(", ");
    return {
      lines: [
        `cut = Cutter([${merges}])`,
        `texts = ${cellOf(one)}.fillna("")`,
        `vectorizer = ${name}(analyzer=cut, vocabulary=${list(operation.pieces)}${binary})`,
        featureFrame(one, `vectorizer.fit(texts[train]).transform(texts).toarray()`),
      ],
      imports: { "sklearn.feature_extraction.text": [name] },
      functions: [cutter],
    };
  },
} satisfies StepPython<"subwords">;
