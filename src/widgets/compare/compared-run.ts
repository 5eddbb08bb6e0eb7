import { isMeasured } from "../../bench/latest-result";
import { wilsonInterval } from "../../evaluation/interval";
import type { Task } from "../../experiment/experiment";
import { headlineMeasure } from "../../experiment/headline-measure";
import type { Metrics } from "../../experiment/run-event";
import type { RunRecord } from "../../experiment/run-record";

/** One line of the comparison. */
export interface ComparedRun {
  readonly run: RunRecord;
  readonly task: Task;
  readonly parameters: number;
  /** null where it did not come to its end: its scores are those of the last epoch that was measured. */
  readonly seconds: number | null;
  readonly epochs: number;
  /** By the measure of its task, on the validation rows; NaN without them. */
  readonly score: number;
  readonly trainScore: number;
  readonly testScore: number | null;
  /** 95 % of an accuracy; elsewhere there is none, and both ends are the score. */
  readonly interval: readonly [number, number];
}

function comparedRun(run: RunRecord): readonly ComparedRun[] {
  const { result, prepared, started } = run;
  const last = run.history.at(-1);
  const task = result?.task ?? prepared?.task;
  const rows = result?.rows ?? prepared?.rows;
  const metrics = result?.metrics ?? (last && { ...last, test: {} as Metrics });
  if (!task || !rows || !metrics) return [];
  const measure = headlineMeasure(task);
  const score = metrics.validation[measure] ?? NaN;
  return [
    {
      run,
      task,
      parameters: result?.parameters ?? started?.parameters ?? 0,
      seconds: result?.seconds ?? null,
      epochs: result?.epochs ?? last?.epoch ?? 0,
      score,
      trainScore: metrics.train[measure] ?? NaN,
      testScore: metrics.test[measure] ?? null,
      interval:
        task === "classification" && rows.validation > 0
          ? wilsonInterval(Math.round(score * rows.validation), rows.validation)
          : [score, score],
    },
  ];
}

/** Runs that can share an axis with the latest that ended: the same task and target. */
export function comparable(kept: readonly RunRecord[]): readonly ComparedRun[] {
  const latest = kept.findLast(isMeasured)?.result;
  const targetOf = ({ result, experiment }: RunRecord) => result?.target ?? experiment.target;
  return kept.flatMap(comparedRun).filter(({ run, task }) => task === latest?.task && targetOf(run) === latest.target);
}

/** The two best by score of those that ended, best first. */
export function bestTwo(runs: readonly ComparedRun[]): readonly ComparedRun[] {
  return runs
    .filter(({ score, seconds }) => seconds !== null && Number.isFinite(score))
    .sort((a, b) => b.score - a.score)
    .slice(0, 2);
}
