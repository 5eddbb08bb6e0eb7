import type { Predictions } from "../../experiment/run-event";
import { commonestLabels, countGroups, type GroupCounts } from "../groups/group-counts";

/** A clustering on one part, counted from its predictions. */
export interface GroupResult extends GroupCounts {
  readonly rows: number;
  /** Rows of each group by held-back label: [label][group]. */
  readonly byLabel: readonly (readonly number[])[];
  readonly commonest: readonly (number | null)[];
  /** Rows that have a label, and those of them that have their group's commonest one. */
  readonly labelled: number;
  readonly right: number;
}

/** @param labels how many held-back labels there are; 0: none was held back */
export function groupResult({ truth, output }: Predictions, groups: number, labels: number): GroupResult {
  const counts = countGroups(groups, largestOf(output, groups), labels, truth);
  const commonest = commonestLabels(counts);
  const byLabel = Array.from({ length: labels }, (_, label) => counts.labels.map((of) => of[label] ?? 0));
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return {
    ...counts,
    rows: truth.length,
    byLabel,
    commonest,
    labelled: sum(counts.labels.map(sum)),
    right: sum(counts.labels.map((of) => Math.max(0, ...of))),
  };
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
