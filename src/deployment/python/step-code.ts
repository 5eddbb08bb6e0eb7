import { spellingKey } from "../../data/apply-cells";
import type { ExplicitStep } from "../../data/prepare/step-rule";
import { nameOf, type Work, type WorkColumn } from "../../data/prepare/work";
import { isMissing } from "../../data/table";
import type { CellOperation } from "../../experiment/trained-model";
import type { FunctionName } from "./functions";
import { dictionary, list, number, text } from "./literals";

/** Lines of Python for what one step did to one column. */
export interface StepCode {
  readonly lines: readonly string[];
  /** The same for each column: a line for all of those, whose names stand in the list `columns`. */
  readonly together?: string;
  /** Names of scikit-learn that they need, by module. */
  readonly imports?: Readonly<Record<string, readonly string[]>>;
  readonly functions?: readonly FunctionName[];
}

/** How a column that nobody measured comes from those that somebody did. */
export function computedLines({ source: name, computed }: WorkColumn): readonly string[] {
  if (!computed) return [];
  const worked = computed.operations.reduce(
    (value, operation) => {
      if (operation.op === "times") return `${value} * data[${text(operation.by.source)}]`;
      return operation.op === "sine" ? `np.sin(${number(operation.rate)} * ${value})` : value;
    },
    `data[${text(computed.source)}]`,
  );
  return [`data[${text(name)}] = ${worked}`];
}

/** Scalers of scikit-learn, by the app's name. */
export const scalers = { standardize: "StandardScaler", "min-max": "MinMaxScaler", robust: "RobustScaler" } as const;

/** A transformer of scikit-learn, fitted on the training rows. */
const fitted = (use: string, module: string, name: string): StepCode => ({
  lines: [],
  together: `data[columns] = ${use}.fit(data.loc[train, columns]).transform(data[columns])`,
  imports: { [`sklearn.${module}`]: [name] },
});

/**
 * What a step did to a column. The frame is `data`, the training rows are `data[train]`.
 * @param after the column after the step: its last operation has what was fitted or counted by a rule of our own
 * @param work the work with the step behind it @param numbers the other columns of numbers at that point
 */
export function codeOf(
  step: ExplicitStep,
  before: WorkColumn,
  after: WorkColumn,
  numbers: readonly string[],
  work: Work,
): StepCode {
  const isTarget = nameOf(before) === work.target;
  const cell = `data[${text(before.column.name)}]`;
  /** What is repaired in the target is settled on all rows, before there is a split. */
  const known = isTarget ? cell : `data.loc[train, ${text(before.column.name)}]`;
  const operation = after.operations.at(-1);
  switch (step.step) {
    case "missing-marks":
      return { lines: [`${cell} = ${cell}.replace(${marks(step.marks, before)}, np.nan)`] };
    case "merge-spellings":
      return { lines: [`${cell} = ${cell}.replace(${dictionary(spelt(operation, before), text)})`] };
    case "relabel": {
      const given = operation?.op === "relabel" ? operation.labels : {};
      const value = (label: string): string => (label === "" ? "np.nan" : text(label));
      return { lines: [`${cell} = ${cell}.replace(${dictionary(given, value)})`] };
    }
    case "shorten-labels":
      return {
        lines: [`${cell} = ${cell}.map(lambda label: shorten(label, ${text(step.keep)}))`],
        functions: ["shorten"],
      };
    case "convert-units":
      return {
        lines: [`data.loc[${cell} < ${number(step.below)}, ${text(before.column.name)}] *= ${number(step.factor)}`],
      };
    case "parse-quantities": {
      const decimal = operation?.op === "parse-quantity" ? operation.decimal : ".";
      const call = `quantity(label, ${dictionary(step.units, number)}, ${text(decimal)})`;
      return { lines: [`${cell} = ${cell}.map(lambda label: ${call})`], functions: ["quantity"] };
    }
    case "winsorize":
      return {
        lines: [
          `low, high = ${known}.quantile([${number(step.low)}, ${number(step.high)}])`,
          `${cell} = ${cell}.clip(low, high)`,
        ],
      };
    case "outliers":
      return {
        lines: [
          `q1, q3 = ${known}.quantile([0.25, 0.75])`,
          `low, high = q1 - ${number(step.k)} * (q3 - q1), q3 + ${number(step.k)} * (q3 - q1)`,
          step.action === "clip"
            ? `${cell} = ${cell}.clip(low, high)`
            : `${cell} = ${cell}.where(${cell}.between(low, high))`,
        ],
      };
    case "log":
      return { lines: [], together: "data[columns] = np.sign(data[columns]) * np.log1p(np.abs(data[columns]))" };
    case "power":
      return fitted("PowerTransformer(standardize=False)", "preprocessing", "PowerTransformer");
    case "bin": {
      const labels = operation?.op === "bin" ? operation.labels : [];
      const present = `${known}.dropna()`;
      const share = `np.linspace(0, 1, ${step.bins + 1})`;
      const edges =
        step.by === "quantile"
          ? `np.quantile(${present}, ${share})`
          : `${present}.min() + ${share} * np.ptp(${present})`;
      return {
        lines: [
          `edges = np.unique(${edges})`,
          `place = np.searchsorted(edges[1:-1], ${cell}, side="right")`,
          `${cell} = pd.Series(np.array(${list(labels)})[place], index=data.index).where(${cell}.notna())`,
        ],
      };
    }
    case "scale": {
      const name = scalers[step.as];
      return fitted(`${name}()`, "preprocessing", name);
    }
    case "impute":
      return imputeCode(step, before, operation, numbers, work);
    default:
      return { lines: [] };
  }
}

/** Marks among text, or among numbers the numbers that they are. */
function marks(wanted: readonly string[], { column }: WorkColumn): string {
  if (column.kind === "number") return `[${wanted.map(Number).filter(Number.isFinite).map(number).join(", ")}]`;
  return list(column.labels.filter((label) => wanted.map((mark) => mark.trim()).includes(label.trim())));
}

/** Spellings that another one took the place of. */
function spelt(operation: CellOperation | undefined, { column }: WorkColumn): Record<string, string> {
  if (operation?.op !== "merge" || column.kind === "number") return {};
  const kept = new Set(Object.values(operation.labels));
  return Object.fromEntries(
    column.labels.flatMap((label): [string, string][] => {
      const other = kept.has(label) ? label : operation.labels[spellingKey(label)];
      return other === undefined || other === label ? [] : [[label, other]];
    }),
  );
}

function imputeCode(
  step: ExplicitStep & { step: "impute" },
  before: WorkColumn,
  operation: CellOperation | undefined,
  numbers: readonly string[],
  work: Work,
): StepCode {
  const column = text(before.column.name);
  const cell = `data[${column}]`;
  const isNumber = before.column.kind === "number";
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
      const names = list([before.column.name, ...numbers]);
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
