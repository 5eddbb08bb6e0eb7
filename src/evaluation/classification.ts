import type { Metrics } from "../experiment/run-event";

/** A probability this small still has a finite logarithm in 32 bits. */
const smallestProbability = 1e-7;

/** counts[truth * classes + predicted], whole numbers. */
export function confusionMatrix(output: Float32Array, truth: Float32Array, classes: number): Int32Array {
  const counts = new Int32Array(classes * classes);
  const predicted = predictedClasses(output, truth.length, classes);
  truth.forEach((t, row) => {
    const cell = t * classes + (predicted[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return counts;
}

/** The most probable class of each row; the first of equals. @param output [rows, classes] probabilities */
function predictedClasses(output: Float32Array, rows: number, classes: number): Int32Array {
  const predicted = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    let best = 0;
    for (let c = 1; c < classes; c++)
      if ((output[row * classes + c] ?? 0) > (output[row * classes + best] ?? 0)) best = c;
    predicted[row] = best;
  }
  return predicted;
}

export interface ClassScore {
  /** Of the rows taken for this class, the share that is; NaN where none was taken. */
  readonly precision: number;
  /** Of the rows of this class, the share that was found; NaN where there are none. */
  readonly recall: number;
  /** Harmonic mean of both; 0 where one of them is not defined. */
  readonly f1: number;
  /** Rows of this class. */
  readonly support: number;
}

/** @param confusion from `confusionMatrix`. One score a class. */
export function classScores(confusion: Int32Array, classes: number): readonly ClassScore[] {
  return Array.from({ length: classes }, (_, c) => {
    const right = confusion[c * classes + c] ?? 0;
    let support = 0;
    let taken = 0;
    for (let other = 0; other < classes; other++) {
      support += confusion[c * classes + other] ?? 0;
      taken += confusion[other * classes + c] ?? 0;
    }
    const f1 = support + taken === 0 ? 0 : (2 * right) / (support + taken);
    return { precision: right / taken, recall: right / support, f1, support };
  });
}

/**
 * Cross-entropy (natural logarithm, mean over rows), accuracy, macro F1, and for two classes the area under the ROC
 * curve. Equal to scikit-learn's; as there, a class that neither occurs nor is predicted does not count in macro F1.
 * @param output [rows, classes] probabilities @param truth [rows] class indices. No rows: no metrics.
 */
export function classificationMetrics(output: Float32Array, truth: Float32Array, classes: number): Metrics {
  const rows = truth.length;
  if (rows === 0) return {};
  let loss = 0;
  truth.forEach((t, row) => {
    loss -= Math.log(Math.max(smallestProbability, output[row * classes + t] ?? 0));
  });
  const confusion = confusionMatrix(output, truth, classes);
  let right = 0;
  for (let c = 0; c < classes; c++) right += confusion[c * classes + c] ?? 0;
  const seen = classScores(confusion, classes).filter((score) => score.support > 0 || !Number.isNaN(score.precision));
  const metrics = {
    loss: loss / rows,
    accuracy: right / rows,
    macroF1: seen.reduce((sum, score) => sum + score.f1, 0) / seen.length,
  };
  if (classes !== 2) return metrics;
  const auc = areaUnderRoc(secondClass(output, rows), truth);
  return Number.isNaN(auc) ? metrics : { ...metrics, auc };
}

/** [rows, 2] → [rows]: the probability of the second class. */
function secondClass(output: Float32Array, rows: number): Float32Array {
  return Float32Array.from({ length: rows }, (_, row) => output[2 * row + 1] ?? 0);
}

/**
 * The probability that a random row of class 1 has a higher score than one of class 0; ties count half.
 * NaN where one class is absent or a score is not a number. Source: Hanley and McNeil 1982 (Mann and Whitney's U).
 */
export function areaUnderRoc(score: Float32Array, truth: Float32Array): number {
  if (score.some(Number.isNaN)) return NaN;
  const order = byScore(score);
  let positives = 0;
  let rankSum = 0;
  for (let from = 0; from < order.length;) {
    const tied = score[order[from] ?? 0];
    let to = from;
    let positivesHere = 0;
    do positivesHere += truth[order[to++] ?? 0] === 1 ? 1 : 0;
    while (to < order.length && score[order[to] ?? 0] === tied);
    rankSum += (positivesHere * (from + 1 + to)) / 2; // mean rank of the tied rows
    positives += positivesHere;
    from = to;
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Row numbers by rising score. */
function byScore(score: Float32Array): Int32Array {
  return Int32Array.from(score, (_, i) => i).sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0));
}
