import { isMissing } from "../../../table";
import { cellOf, fitted } from "../../python/frame";
import { dictionary, list, number, text } from "../../python/literals";
import type { StepCode, StepDone, StepPython } from "../../python/step-python";
import { nameOf } from "../../work";

function imputeCode({ step, before, after, numbers, work }: StepDone<"impute">): StepCode {
  const column = text(nameOf(before));
  const cell = cellOf(before);
  const isNumber = before.column.kind === "number";
  const operation = after.operations.at(-1);
  switch (operation?.op) {
    case "fill-number":
    case "fill-label": {
      const value = operation.op === "fill-number" ? number(operation.value) : text(operation.label);
      const strategy = isNumber ? step.number : step.category;
      // What no training row has a value for cannot be imputed by one.
      const isEmpty = work.training.every((row) => isMissing(before.column, row));
      if (!isNumber || strategy === "constant" || isEmpty)
        return { lines: [], together: `data[columns] = data[columns].fillna(${value})` };
      const name = strategy === "most-frequent" ? "most_frequent" : strategy;
      return fitted(`SimpleImputer(strategy=${text(name)})`, "impute", "SimpleImputer");
    }
    case "fill-by": {
      const by = text(step.by ?? "");
      const statistic =
        isNumber && step.number === "mean" ? "mean()" : isNumber && step.number === "median" ? "median()" : null;
      const values = statistic
        ? `data[train].groupby(${by})[${column}].${statistic}`
        : dictionary(operation.fills, (fill) => (typeof fill === "number" ? number(fill) : text(fill)));
      const otherwise =
        typeof operation.otherwise === "number" ? number(operation.otherwise) : text(operation.otherwise);
      return {
        lines: [`${cell} = ${cell}.fillna(data[${by}].map(${values})).fillna(${otherwise})`],
      };
    }
    case "fill-nearest": {
      const names = list([nameOf(before), ...numbers]);
      return {
        lines: [
          `columns = ${names}`,
          `spread = data.loc[train, columns].std(ddof=0).replace(0, 1).fillna(1)`,
          `near = KNNImputer(n_neighbors=${operation.k}).fit(data.loc[train, columns] / spread)`,
          `${cell} = near.transform(data[columns] / spread)[:, 0] * spread[columns[0]]`,
        ],
        imports: { "sklearn.impute": ["KNNImputer"] },
      };
    }
    default:
      return { lines: [] };
  }
}

export default { code: imputeCode } satisfies StepPython<"impute">;
