import type { Prepared } from "../data/prepare/prepare";
import type { Metrics } from "../experiment/run-event";
import type { Nearest } from "../models/clustering/centres";
import {
  adjustedRand,
  commonestLabels,
  countsOf,
  purity,
  silhouette,
  silhouetteRows,
  type Grouped,
} from "./clustering";

import { gatherRows, gatherValues, sample, type PartRows } from "./part-rows";

/** The rows of a part by their groups and by what was held back. */
export interface GroupedPart extends Grouped {
  readonly nearest: Nearest;
}

export const grouped = ({ y }: Prepared, index: Int32Array, nearest: Nearest): GroupedPart => ({
  nearest,
  groupOf: nearest.groupOf,
  labelOf: Int32Array.from(gatherValues(y, index)),
});

/** The mean squared distance to the nearest centre. */
export const meanSquare = ({ squares }: Nearest): number =>
  squares.reduce((sum, square) => sum + square, 0) / squares.length;

/**
 * loss; silhouette on at most 1,000 rows; where labels were held back, agreement (the adjusted Rand index) and purity: the
 * share right if each group goes by its commonest label among the training rows. What is not defined is left out.
 */
export function groupMetrics(
  { labels: { length: labels }, classes: { length: groups }, features: { length: inputs } }: Prepared,
  seed: number,
  { x }: PartRows,
  part: GroupedPart,
  training: GroupedPart,
): Metrics {
  const few = sample(Int32Array.from(part.groupOf.keys()), silhouetteRows(inputs), seed);
  const groupOfFew = few.map((row) => part.groupOf[row] as number);
  const counts = countsOf(part, labels, groups);
  const named = commonestLabels(countsOf(training, labels, groups), labels, groups);
  const measured = {
    loss: meanSquare(part.nearest),
    silhouette: silhouette(gatherRows(x, inputs, few), inputs, groupOfFew),
    agreement: adjustedRand(counts, labels, groups),
    purity: purity(counts, groups, named),
  };
  return Object.fromEntries(Object.entries(measured).filter(([, value]) => !Number.isNaN(value)));
}
