import type { Experiment } from "../../experiment/experiment";
import { isError, measures as whileTraining } from "../../experiment/measures";
import type { Part } from "../../experiment/run-event";
import type { RunRecord } from "../../experiment/run-record";

const parts: readonly Part[] = ["train", "validation", "test"];
/** What is measured while a run trains, and what of groups once it has ended. */
const measures: readonly string[] = [...whileTraining, "silhouette", "agreement", "purity"];
const counts = ["parameters", "epochs", "features", "rows.train", "rows.validation", "rows.test"];
const settings = [
  "seed",
  "model.layers",
  "model.groups",
  "model.code",
  "training.epochs",
  "training.batchSize",
  "training.learningRate",
  "training.l2",
];

export interface MetricPath {
  readonly path: string;
  /** Part and measure, where the path names a metric of a part. */
  readonly of: { readonly part: Part; readonly measure: string } | null;
  readonly lessIsBetter: boolean;
}

/** Reads "validation.accuracy", "parameters" or "training.learningRate"; null if it names nothing that is measured. */
export function readMetricPath(path: string): MetricPath | null {
  if (counts.includes(path) || settings.includes(path)) return { path, of: null, lessIsBetter: false };
  const [first, measure = "", ...more] = path.split(".");
  const part = parts.find((known) => known === first);
  if (!part || more.length > 0 || !measures.includes(measure)) return null;
  return { path, of: { part, measure }, lessIsBetter: whileTraining.some((one) => one === measure && isError(one)) };
}

/** The value an Experiment has at a path such as "training.learningRate"; undefined where there is none. */
export function settingAt(experiment: Experiment, path: string): unknown {
  let value: unknown = experiment;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The number at a path, as the run has it now: from its result, or from the last measurement while it runs. */
export function measured(path: MetricPath, run: RunRecord, at: "result" | "last"): number | undefined {
  if (path.of) {
    const { part, measure } = path.of;
    if (run.result && at === "result") return run.result.metrics[part][measure];
    return part === "test" ? undefined : run.history.at(-1)?.[part][measure];
  }
  switch (path.path) {
    case "parameters":
      return run.result?.parameters ?? run.started?.parameters;
    case "epochs":
      return run.result?.epochs ?? run.history.at(-1)?.epoch;
    case "features":
      return run.result?.features.length ?? run.prepared?.features.length;
    case "rows.train":
      return run.prepared?.rows.train;
    case "rows.validation":
      return run.prepared?.rows.validation;
    case "rows.test":
      return run.prepared?.rows.test;
    default: {
      const setting = settingAt(run.experiment, path.path);
      return typeof setting === "number" ? setting : Array.isArray(setting) ? setting.length : undefined;
    }
  }
}

/** The best moment of a run's history for a metric of training or validation. */
export function bestMoment(
  path: MetricPath,
  run: RunRecord,
): { readonly epoch: number; readonly value: number } | null {
  if (!path.of || path.of.part === "test") return null;
  const { part, measure } = path.of;
  let best: { epoch: number; value: number } | null = null;
  for (const point of run.history) {
    const value = point[part][measure];
    if (value === undefined || !Number.isFinite(value)) continue;
    if (best === null || (path.lessIsBetter ? value < best.value : value > best.value))
      best = { epoch: point.epoch, value };
  }
  return best;
}
