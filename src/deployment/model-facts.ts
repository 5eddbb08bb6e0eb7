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
export function metricRows({ metrics, rows }: TrainedModel): readonly MetricRow[] {
  const names: Record<Part, string> = { train: "Training", validation: "Validation", test: "Sealed test" };
  return parts.map((part) => {
    const { accuracy, macroF1, auc, rmse, mae, r2 } = metrics[part];
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
  ]);
  const kind = kinds.get(family) ?? family;
  const parameters = layers.reduce((sum, layer) => sum + layer.kernel.length + layer.bias.length, 0);
  const answer = task === "classification" ? `one of ${classes.length} classes` : "a number";
  const { columns, target } = preparation;
  const sources = new Set(columns.map((column) => column.source)).size;
  return `This is ${kind} with ${parameters} parameters, trained in a browser on ${dataName(model)} (seed ${experiment.seed}). From ${sources} ${sources === 1 ? "column" : "columns"} it predicts “${target.name}”, ${answer}.`;
}

/** What nobody should trust it with. */
export function limitsOf(model: TrainedModel): readonly string[] {
  const limits = [
    "It knows only rows like those it was trained on. For others it answers all the same, and just as surely.",
    ...(model.task === "classification"
      ? ["A probability is the model's own confidence, not a promise: it was not calibrated."]
      : []),
    "It was made for learning. Do not decide about people with it.",
  ];
  const { test } = model.metrics;
  if (Object.keys(test).length === 0)
    limits.unshift("Its sealed test was not opened in this run: this card knows no score on new rows.");
  return limits;
}
