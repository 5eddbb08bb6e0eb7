import type { PreparationStep } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { quantile, sortedNumbers } from "../statistics";
import { nameOf, operated, type Work, type WorkColumn } from "./work";

/**
 * The fences of Tukey (1977): k interquartile ranges beyond the quartiles of the training rows.
 * @returns null where half of the numbers are equal, so that everything else would be outside.
 */
export function fences(work: Work, { column }: WorkColumn, k: number): { low: number; high: number } | null {
  if (column.kind !== "number") return null;
  const target = column.name === work.target;
  const sorted = sortedNumbers(column.values, target ? undefined : work.training);
  const q1 = quantile(sorted, 0.25);
  const q3 = quantile(sorted, 0.75);
  return q3 > q1 ? { low: q1 - k * (q3 - q1), high: q3 + k * (q3 - q1) } : null;
}

/** Clips numbers outside the fences, or makes them missing. */
export function repairOutliers(
  work: Work,
  one: WorkColumn,
  step: PreparationStep & { step: "outliers" },
): { column: WorkColumn; notes: PreparationNote[] } {
  const fence = fences(work, one, step.k);
  if (!fence)
    return { column: one, notes: [{ step: "outliers", column: nameOf(one), reason: "no-spread", changed: 0 }] };
  const op = step.action === "clip" ? "clip" : "outside-missing";
  const { column, changed } = operated(work, one, { op, ...fence });
  const reason = step.action === "clip" ? "clipped" : "outside-missing";
  return {
    column,
    notes: [{ step: "outliers", column: nameOf(one), reason, changed, values: { ...fence, k: step.k } }],
  };
}
