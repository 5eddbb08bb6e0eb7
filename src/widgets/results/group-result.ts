import type { Predictions } from "../../experiment/run-event";
import { commonestLabels, countGroups, namedRight, type GroupCounts } from "../groups/group-counts";

/** A clustering on one part, counted from its predictions. */
export interface GroupResult extends GroupCounts {
  readonly rows: number;
  /** Rows of each group by held-back label: [label][group]. */
  readonly byLabel: readonly (readonly number[])[];
  /** The label that most training rows of each group have. */
  readonly commonest: readonly (number | null)[];
  /** Rows that have a label, and those of them that have the one of their group. */
  readonly labelled: number;
  readonly right: number;
}

/**
 * @param labels how many held-back labels there are; 0: none was held back
 * @param namedBy the training rows' predictions, by which each group gets its label; else the part's own
 */
export function groupResult(
  predictions: Predictions,
  groups: number,
  labels: number,
  namedBy: Predictions = predictions,
): GroupResult {
  const countsOf = ({ truth, output }: Predictions) => countGroups(groups, largestOf(output, groups), labels, truth);
  const counts = countsOf(predictions);
  const commonest = commonestLabels(countsOf(namedBy));
  const { right, of: labelled } = namedRight(counts, commonest);
  const byLabel = Array.from({ length: labels }, (_, label) => counts.labels.map((of) => of[label] ?? 0));
  return { ...counts, rows: predictions.truth.length, byLabel, commonest, labelled, right };
}

/** The first of the largest of each row's `width` numbers. */
function largestOf(output: Float32Array, width: number): Int32Array {
  const rows = width > 0 ? Math.floor(output.length / width) : 0;
  return Int32Array.from({ length: rows }, (_, row) => {
    let largest = 0;
    for (let i = 1; i < width; i++)
      if ((output[row * width + i] ?? 0) > (output[row * width + largest] ?? 0)) largest = i;
    return largest;
  });
}

/** Kaufman and Rousseeuw 1990 read a silhouette so. */
export function silhouetteSays(value: number): "strong" | "fair" | "weak" | "none" {
  if (value > 0.7) return "strong";
  if (value > 0.5) return "fair";
  return value > 0.25 ? "weak" : "none";
}
