import type { WorkColumn } from "../../work";
import { cellOf, featureFrame } from "../../python/frame";
import { dictionary, list, number } from "../../python/literals";
import type { PythonFunction, StepCode, StepPython } from "../../python/step-python";

const targetMeans: PythonFunction = {
  name: "target_means",
  looksAtTarget: true,
  code: `def target_means(labels, target, prior=10):
    """The target's mean for each label, drawn toward the mean of all as by ten more rows of it (Micci-Barreca 2001)."""
    mean = target.mean()
    groups = target.groupby(labels)
    return (groups.sum() + prior * mean) / (groups.count() + prior), mean


def encode_by_target(labels, target, train, own=False):
    """Labels as the target's mean; unless own, a training row's own target is kept out of it, in five folds."""
    means, overall = target_means(labels[train], target[train])
    encoded = labels.map(means).fillna(overall)
    rows = labels.index[train]
    for fold in [] if own else range(5):
        here = np.arange(len(rows)) % 5 == fold
        means, overall = target_means(labels[rows[~here]], target[rows[~here]])
        encoded[rows[here]] = labels[rows[here]].map(means).fillna(overall)
    return encoded.astype(float)`,
};

/** Numbers that were encoded as labels are written as the app writes them. */
const labelText = (one: WorkColumn): string =>
  one.column.kind === "text" ? cellOf(one) : `${cellOf(one)}.map(lambda value: f"{value:.15g}", na_action="ignore")`;

function targetLines(one: WorkColumn, outputs: number, isOwn: boolean): string[] {
  const [each, over] = outputs === 1 ? ["outcome", "_ in [0]"] : ["outcome[column]", "column in outcome"];
  return [
    `encoded = [encode_by_target(${cellOf(one)}, ${each}, train${isOwn ? ", own=True" : ""}) for ${over}]`,
    featureFrame(one, "np.column_stack(encoded)"),
  ];
}

function features(one: WorkColumn, isOwn: boolean): StepCode {
  for (const operation of one.operations) {
    switch (operation.op) {
      case "one-hot":
        return {
          lines: [
            `encoder = OneHotEncoder(categories=[${list(operation.labels)}], handle_unknown="ignore", sparse_output=False)`,
            `labels = ${labelText(one)}.fillna("").to_frame()`,
            featureFrame(one, `encoder.fit(labels[train]).transform(labels)`),
          ],
          imports: { "sklearn.preprocessing": ["OneHotEncoder"] },
        };
      case "ordinal": {
        const ranks = Object.fromEntries(operation.labels.map((label, rank) => [label, rank]));
        const middle = (operation.labels.length - 1) / 2;
        const ranked = `${labelText(one)}.map(${dictionary(ranks, number)}).fillna(${number(middle)}).to_numpy()`;
        return { lines: [featureFrame(one, ranked)] };
      }
      case "label-numbers": {
        const { otherwise } = operation;
        const cell = cellOf(one);
        return otherwise.length === 1 && otherwise[0] === 0
          ? {
              lines: [
                featureFrame(one, `${cell}.map(${cell}[train].value_counts() / train.sum()).fillna(0).to_numpy()`),
              ],
            }
          : { lines: targetLines(one, otherwise.length, isOwn), functions: [targetMeans] };
      }
    }
  }
  return { lines: [] };
}

export default {
  features: (one, { as }) => features(one, as === "target-own"),
} satisfies StepPython<"encode">;
