import { isMeasured, type MeasuredRun } from "../../bench/latest-result";
import { wilsonInterval } from "../../evaluation/interval";
import { headlineMeasure } from "../../experiment/headline-measure";
import type { RunRecord } from "../../experiment/run-record";

/** One line of the comparison. */
export interface ComparedRun {
  readonly run: MeasuredRun;
  /** By the measure of its task, on the validation rows; NaN without them. */
  readonly score: number;
  readonly trainScore: number;
  readonly testScore: number | null;
  /** 95 % of an accuracy; elsewhere there is none, and both ends are the score. */
  readonly interval: readonly [number, number];
}

function comparedRun(run: MeasuredRun): ComparedRun {
  const { task, metrics, rows } = run.result;
  const measure = headlineMeasure(task);
  const score = metrics.validation[measure] ?? NaN;
  return {
    run,
    score,
    trainScore: metrics.train[measure] ?? NaN,
    testScore: metrics.test[measure] ?? null,
    interval:
      task === "classification" && rows.validation > 0
        ? wilsonInterval(Math.round(score * rows.validation), rows.validation)
        : [score, score],
  };
}

/** Runs that can share an axis with the latest: the same task and target. */
export function comparable(kept: readonly RunRecord[]): readonly ComparedRun[] {
  const runs = kept.filter(isMeasured);
  const latest = runs.at(-1)?.result;
  return runs.filter(({ result }) => result.task === latest?.task && result.target === latest.target).map(comparedRun);
}

/** The two best by score, best first. */
export function bestTwo(runs: readonly ComparedRun[]): readonly ComparedRun[] {
  return runs
    .filter(({ score }) => Number.isFinite(score))
    .sort((a, b) => b.score - a.score)
    .slice(0, 2);
}
