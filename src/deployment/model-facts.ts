import { askedColumns } from "../data/asked-columns";
import { wilsonInterval } from "../evaluation/interval";
import type { Part } from "../experiment/run-event";
import type { TrainedModel } from "../experiment/trained-model";

// English on purpose: what leaves the app is read by people whose language the app does not know.

const parts: readonly Part[] = ["train", "validation", "test"];
const figure = (value: number, digits = 3): string => value.toFixed(digits);
const short = (value: number): string => String(Number(value.toPrecision(4)));

export interface MetricRow {
  readonly part: string;
  readonly rows: number;
  readonly figures: readonly string[];
}

/** A row for each part with what was measured on it, accuracy with its 95 % interval (Wilson); empty while sealed. */
export function metricRows({ task, metrics, rows }: TrainedModel): readonly MetricRow[] {
  const names: Record<Part, string> = { train: "Training", validation: "Validation", test: "Sealed test" };
  return parts.map((part) => {
    const { accuracy, macroF1, auc, rmse, mae, r2, loss, silhouette, agreement, purity, explained } = metrics[part];
    const figures: string[] = [];
    if (accuracy !== undefined) {
      const [low, high] = wilsonInterval(Math.round(accuracy * rows[part]), rows[part]);
      figures.push(`accuracy ${figure(accuracy)} (95 % interval ${figure(low)} to ${figure(high)})`);
    }
    if (macroF1 !== undefined) figures.push(`macro F1 ${figure(macroF1)}`);
    if (auc !== undefined) figures.push(`AUC ${figure(auc)}`);
    if (rmse !== undefined) figures.push(`root mean square error ${short(rmse)}`);
    if (mae !== undefined) figures.push(`mean absolute error ${short(mae)}`);
    if (r2 !== undefined) figures.push(`R² ${figure(r2)}`);
    if (loss !== undefined && task === "clustering")
      figures.push(`mean squared distance to the nearest centre ${short(loss)}`);
    if (silhouette !== undefined) figures.push(`silhouette ${figure(silhouette)}`);
    if (agreement !== undefined) figures.push(`adjusted Rand index against the labels ${figure(agreement)}`);
    if (purity !== undefined) figures.push(`right if each group goes by its commonest label ${figure(purity)}`);
    if (loss !== undefined && task === "reconstruction") figures.push(`mean squared error a number ${short(loss)}`);
    if (explained !== undefined) figures.push(`explained ${figure(explained)}`);
    return { part: names[part], rows: rows[part], figures };
  });
}

/** What the data is called. */
export function dataName({ experiment: { data } }: TrainedModel): string {
  if (data.kind === "shelf")
    return `the dataset “${data.id}”${data.faults?.length ? ` with planted faults (${data.faults.join(", ")})` : ""}`;
  if (data.kind === "file") return `the file “${data.name}” (${data.bytes} bytes)`;
  return `points of the plane (${data.shape})`;
}

/** What the model is and what it answers, in two sentences. */
export function purposeOf(model: TrainedModel): string {
  const { task, classes, preparation, layers, experiment, family } = model;
  const kinds = new Map([
    ["mlp", "a neural network"],
    ["linear", "a linear model"],
    ["baseline", "a baseline that always guesses the same"],
    ["clustering", "a division into groups, by the nearest of a few centres,"],
    ["autoencoder", "an autoencoder"],
  ]);
  const kind = kinds.get(family) ?? family;
  // A group's bias follows from its centre.
  const biasOf = (bias: Float32Array): number => (task === "clustering" ? 0 : bias.length);
  const parameters = layers.reduce(
    (sum, { kernel, bias, norm }) => sum + kernel.length + biasOf(bias) + (norm?.scale.length ?? 0),
    0,
  );
  const { target } = preparation;
  const asked = askedColumns(preparation).length;
  return `This is ${kind} with ${parameters} parameters, trained in a browser on ${dataName(model)} (seed ${experiment.seed}). ${task === "reconstruction" ? "Of" : "From"} ${asked} ${asked === 1 ? "column" : "columns"} it ${does()}.`;

  function does(): string {
    switch (task) {
      case "classification":
        return `predicts “${target.name}”, one of ${classes.length} classes`;
      case "regression":
        return `predicts “${target.name}”, a number`;
      case "clustering":
        return `says the group, one of ${classes.length}; no label was learned`;
      case "reconstruction":
        return `makes a code of ${codeWidth(experiment.model)} and rebuilds them; no label was learned`;
      default:
        return task satisfies never;
    }
  }
}

const codeWidth = (model: TrainedModel["experiment"]["model"]): string =>
  model.family === "autoencoder" ? `${model.code} ${model.code === 1 ? "number" : "numbers"}` : "a few numbers";

/** What a page or a card about it is called. */
export function titleOf({ task, preparation }: TrainedModel): string {
  if (task === "clustering") return "Groups of rows";
  return task === "reconstruction" ? "How unlike the others is a row?" : preparation.target.name;
}

/** What nobody should trust it with. */
export function limitsOf(model: TrainedModel): readonly string[] {
  const limits = [
    "It knows only rows like those it was trained on. For others it answers all the same, and just as surely.",
    ...(model.task === "classification"
      ? ["A probability is the model's own confidence, not a promise: it was not calibrated."]
      : []),
    ...(model.task === "clustering"
      ? [
          "How clearly a row lies by a centre is told from its distances to all of them; it is no probability of anything.",
          "The groups are where the centres lie. Other columns, another scale or another start give others.",
        ]
      : []),
    "It was made for learning. Do not decide about people with it.",
  ];
  const { test } = model.metrics;
  if (Object.keys(test).length === 0)
    limits.unshift("Its sealed test was not opened in this run: this card knows no score on new rows.");
  return limits;
}
