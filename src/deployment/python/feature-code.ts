import { nameOf, type WorkColumn } from "../../data/prepare/work";
import type { StepCode } from "./step-code";
import { dictionary, list, number, text } from "./literals";

/** What the lines for an encoded column cannot see in its operations. */
export interface Coded {
  /** The target's means hold each row's own target. */
  readonly ownTarget: boolean;
  /** Scalers of scikit-learn that its number goes through, in order. */
  readonly scalers: string[];
}

/** The lines for a column, its number scaled in the end. */
export function featureLines(
  one: WorkColumn,
  { ownTarget, scalers }: Coded = { ownTarget: false, scalers: [] },
): StepCode | null {
  const code = encodingLines(one, ownTarget);
  if (!code || scalers.length === 0) return code;
  return {
    ...code,
    lines: [
      ...code.lines,
      ...scalers.map((name) => `features[-1][:] = ${name}().fit(features[-1][train]).transform(features[-1])`),
    ],
    imports: { ...code.imports, "sklearn.preprocessing": scalers },
  };
}

/**
 * Lines of Python that add an encoded column's features to the list `features`, each a data frame, in their order; null
 * for a column of numbers, which stands in the frame as it is.
 */
function encodingLines(one: WorkColumn, ownTarget: boolean): StepCode | null {
  const name = nameOf(one);
  const cell = `data[${text(name)}]`;
  const at = one.operations.findIndex(({ op }) => encoders.has(op));
  const operation = one.operations[at];
  const add = (frame: string): string => `features.append(${frame})`;
  if (!one.features || !operation) return null;
  const names = list(one.features.map((feature) => feature.name));
  const frame = (values: string): string => add(`pd.DataFrame(${values}, columns=${names}, index=data.index)`);
  switch (operation.op) {
    case "one-hot":
      return {
        lines: [
          `encoder = OneHotEncoder(categories=[${list(operation.labels)}], handle_unknown="ignore", sparse_output=False)`,
          `labels = ${labelText(one)}.fillna("").to_frame()`,
          frame(`encoder.fit(labels[train]).transform(labels)`),
        ],
        imports: { "sklearn.preprocessing": ["OneHotEncoder"] },
      };
    case "ordinal": {
      const ranks = Object.fromEntries(operation.labels.map((label, rank) => [label, rank]));
      const middle = (operation.labels.length - 1) / 2;
      return {
        lines: [frame(`${labelText(one)}.map(${dictionary(ranks, number)}).fillna(${number(middle)}).to_numpy()`)],
      };
    }
    case "label-numbers":
      return operation.otherwise.length === 1 && operation.otherwise[0] === 0
        ? { lines: [frame(`${cell}.map(${cell}[train].value_counts() / train.sum()).fillna(0).to_numpy()`)] }
        : {
            lines: targetLines(operation.otherwise.length, cell, frame, ownTarget),
            functions: ["target_means"],
          };
    case "words": {
      const name = operation.as === "tf-idf" ? "TfidfVectorizer" : "CountVectorizer";
      const binary = operation.as === "presence" ? ", binary=True" : "";
      const use = `${name}(vocabulary=${list(operation.words)}${binary})`;
      return {
        lines: [`texts = ${cell}.fillna("")`, frame(`${use}.fit(texts[train]).transform(texts).toarray()`)],
        imports: { "sklearn.feature_extraction.text": [name] },
      };
    }
    case "subwords": {
      const name = operation.as === "tf-idf" ? "TfidfVectorizer" : "CountVectorizer";
      const binary = operation.as === "presence" ? ", binary=True" : "";
      const merges = operation.merges.map((merge) => `(${merge.map(text).join(", ")})`).join(", ");
      return {
        lines: [
          `cut = Cutter([${merges}])`,
          `texts = ${cell}.fillna("")`,
          `vectorizer = ${name}(analyzer=cut, vocabulary=${list(operation.pieces)}${binary})`,
          frame(`vectorizer.fit(texts[train]).transform(texts).toarray()`),
        ],
        imports: { "sklearn.feature_extraction.text": [name] },
        functions: ["Cutter"],
      };
    }
    case "embeddings":
      return {
        lines: [
          `texts = ${cell}.fillna("")`,
          `vectorizer = TfidfVectorizer(vocabulary=${list(operation.words)})`,
          `weighed = vectorizer.fit(texts[train]).transform(texts)`,
          frame(`weighed @ directions(weighed[train], ${operation.dimensions})`),
        ],
        imports: {
          "sklearn.feature_extraction.text": ["TfidfVectorizer"],
          "sklearn.decomposition": ["TruncatedSVD"],
        },
        functions: ["directions"],
      };
    case "pixels": {
      const channels = operation.colour === "rgb" ? 3 : 1;
      const ranged = { "0-255": "", "0-1": " / 255", "-1-1": " / 127.5 - 1" }[operation.range];
      return {
        lines: [
          `values = np.stack([pixels(cell, ${operation.width}, ${operation.height}, ${channels}) for cell in ${cell}])${ranged}`,
          `values[np.isnan(values)] = np.nanmean(values[train])`,
          frame("values"),
        ],
        functions: ["pixels"],
      };
    }
    default:
      return null;
  }
}

const encoders = new Set<string>(["one-hot", "ordinal", "label-numbers", "words", "subwords", "embeddings", "pixels"]);

/** Numbers that were encoded as labels are written as the app writes them. */
const labelText = (one: WorkColumn): string => {
  const cell = `data[${text(nameOf(one))}]`;
  return one.column.kind === "text" ? cell : `${cell}.map(lambda value: f"{value:.15g}", na_action="ignore")`;
};

function targetLines(outputs: number, cell: string, frame: (values: string) => string, own: boolean): string[] {
  const [each, over] = outputs === 1 ? ["outcome", "_ in [0]"] : ["outcome[column]", "column in outcome"];
  return [
    `encoded = [encode_by_target(${cell}, ${each}, train${own ? ", own=True" : ""}) for ${over}]`,
    frame("np.column_stack(encoded)"),
  ];
}
