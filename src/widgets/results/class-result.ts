import { classScores, confusionMatrix, type ClassScore } from "../../evaluation/classification";
import { wilsonInterval } from "../../evaluation/interval";
import type { Predictions } from "../../experiment/run-event";

/** A classifier on one part, counted from its predictions. */
export interface ClassResult {
  readonly rows: number;
  readonly right: number;
  readonly accuracy: number;
  /** 95 %, Wilson. */
  readonly interval: readonly [number, number];
  /** [truth][predicted] */
  readonly confusion: readonly (readonly number[])[];
  readonly scores: readonly ClassScore[];
  /** What answering the most frequent class of `majorityOf` always comes to here. */
  readonly baseline: { readonly classIndex: number; readonly accuracy: number };
}

/** @param majorityOf the training rows' predictions, by which the most frequent class is known; else the part's own. */
export function classResult({ truth, output }: Predictions, classes: number, majorityOf?: Predictions): ClassResult {
  const flat = confusionMatrix(output, truth, classes);
  const confusion = Array.from({ length: classes }, (_, c) => [...flat.subarray(c * classes, (c + 1) * classes)]);
  const right = confusion.reduce((sum, row, c) => sum + (row[c] ?? 0), 0);
  const majority = mostFrequent(majorityOf?.truth ?? truth, classes);
  const support = (confusion[majority] ?? []).reduce((sum, count) => sum + count, 0);
  const rows = truth.length;
  return {
    rows,
    right,
    accuracy: right / rows,
    interval: wilsonInterval(right, rows),
    confusion,
    scores: classScores(flat, classes),
    baseline: { classIndex: majority, accuracy: support / rows },
  };
}

function mostFrequent(truth: Float32Array, classes: number): number {
  const counts = new Int32Array(classes);
  for (const c of truth) counts[c] = (counts[c] ?? 0) + 1;
  return counts.indexOf(counts.reduce((a, b) => Math.max(a, b), 0));
}

/**
 * The 95 % interval of `a.accuracy` − `b.accuracy`, for two sets of different rows.
 * Source: Newcombe 1998, method 10 (from the two Wilson intervals).
 */
export function differenceInterval(
  a: Pick<ClassResult, "accuracy" | "interval">,
  b: Pick<ClassResult, "accuracy" | "interval">,
): readonly [number, number] {
  const difference = a.accuracy - b.accuracy;
  const reach = (one: number, other: number) => Math.sqrt(one ** 2 + other ** 2);
  return [
    difference - reach(a.accuracy - a.interval[0], b.interval[1] - b.accuracy),
    difference + reach(a.interval[1] - a.accuracy, b.accuracy - b.interval[0]),
  ];
}

/** A range that shows these intervals with some air, within [0, 1]. */
export function shareDomain(shares: readonly number[]): readonly [number, number] {
  const step = 0.05;
  const low = Math.min(...shares) - step / 2;
  const high = Math.max(...shares) + step / 2;
  return [Math.max(0, Math.floor(low / step) * step), Math.min(1, Math.ceil(high / step) * step)];
}
