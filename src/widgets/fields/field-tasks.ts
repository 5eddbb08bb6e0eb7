import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { RunRecord } from "../../experiment/run-record";

/** One field where models work, and what is to be predicted there. */
export interface FieldTask {
  readonly field: "health" | "pharmaceuticals" | "finance" | "entertainment" | "earth-space";
  readonly dataset: string;
  readonly target: string;
  /** Columns that name rows, or were made from the answer. */
  readonly without?: readonly string[];
  /** Holds the weights small where there are nearly as many columns as rows. */
  readonly l2?: number;
  readonly seed: number;
}

export const fieldTasks: readonly FieldTask[] = [
  { field: "health", dataset: "breast-cancer", target: "diagnosis", seed: 1 },
  { field: "pharmaceuticals", dataset: "blood-brain", target: "logBBB", l2: 0.1, seed: 1 },
  { field: "finance", dataset: "german-credit", target: "Class", l2: 0.01, seed: 3 },
  { field: "entertainment", dataset: "movies", target: "Major Genre", without: ["Title", "Director"], seed: 1 },
  { field: "earth-space", dataset: "earthquakes", target: "mag", without: ["sig", "place"], seed: 1 },
];

/** The Experiment of a field: guessing comes first. */
export const fieldExperiment = ({ dataset, target, without = [], l2, seed }: FieldTask): Experiment => ({
  ...defaultExperiment,
  seed,
  data: { kind: "shelf", id: dataset },
  target,
  preparation: [
    ...(without.length > 0 ? [{ step: "drop-columns" as const, columns: [...without] }] : []),
    { step: "auto" },
  ],
  split: { train: 0.75, validation: 0.25, test: 0, stratify: true },
  model: { family: "baseline" },
  training: { epochs: 40, batchSize: 32, optimizer: "adam", learningRate: 0.01, ...(l2 !== undefined && { l2 }) },
});

/** Whether an Experiment asks a field's question. */
export const isOf = ({ dataset, target }: FieldTask, experiment: Experiment): boolean =>
  experiment.data.kind === "shelf" && experiment.data.id === dataset && experiment.target === target;

export interface FieldScores {
  readonly measure: "accuracy" | "r2";
  readonly guess: number | null;
  /** The best of the other models. */
  readonly model: number | null;
}

/** What the finished runs found in a field, on validation rows; null where there are none. */
export function scoresOf(task: FieldTask, kept: readonly RunRecord[]): FieldScores | null {
  const runs = kept.flatMap((run) =>
    run.result && isOf(task, run.experiment) ? [{ ...run, result: run.result }] : [],
  );
  const [first] = runs;
  if (!first) return null;
  const measure = first.result.task === "classification" ? "accuracy" : "r2";
  const best = (of: typeof runs): number | null => {
    const scores = of.map(({ result }) => result.metrics.validation[measure] ?? NaN).filter(Number.isFinite);
    return scores.length > 0 ? Math.max(...scores) : null;
  };
  const guesses = ({ experiment }: RunRecord): boolean => experiment.model.family === "baseline";
  return { measure, guess: best(runs.filter(guesses)), model: best(runs.filter((run) => !guesses(run))) };
}
