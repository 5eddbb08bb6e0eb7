import type { Prepared } from "../data/prepare/prepare";
import type { Experiment } from "../experiment/experiment";
import type { BackendDecision, Metrics, Part, RowCounts, RunEvent, RunResult } from "../experiment/run-event";
import { inputName, type TrainedModel } from "../experiment/trained-model";
import type { Model } from "../models/family";
import type { LoopOutcome } from "../training/loop";
import { importanceRows, permutationImportance } from "./importance";
import { Measure } from "./measure";
import { partRows, sample } from "./part-rows";
import type { RunHost } from "./run-host";

/** A run whose training is over. */
export interface TrainedRun {
  readonly experiment: Experiment;
  readonly prepared: Prepared;
  readonly host: RunHost;
  readonly model: Model;
  readonly outcome: LoopOutcome;
  readonly decision: BackendDecision;
  readonly rows: RowCounts;
  readonly startedMs: number;
}

/** Measures the trained model part by part, hands it over, and ends with the result. */
export async function* evaluateRun(trained: TrainedRun): AsyncGenerator<RunEvent> {
  const { experiment, prepared, host, model, outcome, decision, rows } = trained;
  const measure = new Measure(model, prepared, experiment.seed);
  const cancelled = outcome.stopped === "cancelled";
  // The sealed test stays closed unless this run was asked to open it, and was not called off.
  const opened: readonly Part[] =
    experiment.evaluation.openTest && !cancelled ? ["train", "validation", "test"] : ["train", "validation"];
  const metrics: Record<Part, Metrics> = { train: {}, validation: {}, test: {} };
  for (const [done, part] of opened.entries()) {
    yield { type: "progress", phase: "evaluating", done, total: opened.length + 1 };
    const measured = await measure.predictions(part);
    metrics[part] = measured.metrics;
    yield { type: "predictions", predictions: measured.predictions };
    await host.breathe();
  }
  const layers = await model.inspect();
  const trainedModel: TrainedModel = {
    format: 1,
    family: experiment.model.family,
    task: prepared.task,
    classes: prepared.classes,
    preparation: prepared.fitted,
    layers,
    experiment,
    metrics,
    rows,
  };
  const isLast = outcome.bestEpoch === outcome.epochs;
  yield { type: "model", model: trainedModel, ...(isLast ? { optimizer: await model.optimizerState() } : {}) };
  const importance = cancelled ? [] : await importanceOf(trained, measure);
  const result: RunResult = {
    type: "result",
    task: prepared.task,
    target: prepared.fitted.target.name,
    classes: prepared.classes,
    ...labelsOf(prepared),
    backend: decision.backend,
    decision,
    seconds: Math.round(host.now() - trained.startedMs - outcome.pausedMs) / 1000,
    parameters: model.parameters,
    epochs: outcome.epochs,
    bestEpoch: outcome.bestEpoch,
    stopped: outcome.stopped,
    rows,
    metrics,
    features: prepared.features,
    importance,
    preparation: prepared.notes,
  };
  yield result;
}

/** The labels that were held back, by which `truth` counts. */
export const labelsOf = ({ labels }: Prepared): { readonly labels?: readonly string[] } =>
  labels.length > 0 ? { labels } : {};

async function importanceOf(
  { experiment, prepared, host }: TrainedRun,
  measure: Measure,
): Promise<RunResult["importance"]> {
  // Parts of a date are columns of one source: they are shuffled together.
  const sources = prepared.fitted.columns.map(inputName);
  const columns = [...new Set(sources)];
  const features = prepared.features.length;
  if (features === 0) return [];
  const count = importanceRows(prepared.parts.validation.length, columns.length, features);
  const { x, y, rows } = partRows(prepared, sample(prepared.parts.validation, count, experiment.seed));
  return permutationImportance({
    x,
    rows,
    features,
    featureColumn: prepared.featureColumn.map((place) => columns.indexOf(sources[place] ?? "")),
    columns,
    seed: experiment.seed,
    loss: async (inputs) => (await measure.on({ x: inputs, y, rows }))["loss"] ?? 0,
    between: () => host.breathe(),
  });
}
