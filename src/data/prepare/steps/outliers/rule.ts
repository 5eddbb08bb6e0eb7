import type { StepOf } from "../../../../experiment/preparation";
import type { PreparationNote } from "../../../../experiment/run-event";
import { quantile, sortedNumbers } from "../../../statistics";
import { numberInputs } from "../../all-means";
import { byColumn } from "../../by-column";
import { rowsWhere } from "../../drop-rows";
import type { Repaired, StepRule } from "../../step-rule";
import { keepRows, knownRows, nameOf, operated, type Work, type WorkColumn } from "../../work";

/**
 * The fences of Tukey (1977): k interquartile ranges beyond the quartiles of the training rows.
 * @returns null where half of the numbers are equal, so that everything else would be outside.
 */
function fences(work: Work, { column }: WorkColumn, k: number): { low: number; high: number } | null {
  if (column.kind !== "number") return null;
  const target = column.name === work.target;
  const sorted = sortedNumbers(column.values, target ? undefined : work.training);
  const q1 = quantile(sorted, 0.25);
  const q3 = quantile(sorted, 0.75);
  return q3 > q1 ? { low: q1 - k * (q3 - q1), high: q3 + k * (q3 - q1) } : null;
}

/** Clips numbers outside the fences, or makes them missing. */
function repairOutliers(work: Work, one: WorkColumn, step: StepOf<"outliers">): Repaired {
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

/** Drops rows that lie outside the fences of any of these columns; a missing cell is not outside. */
function dropOutlierRows(work: Work, columns: readonly WorkColumn[], step: StepOf<"outliers">): PreparationNote[] {
  const notes: PreparationNote[] = [];
  const outside = new Set<number>();
  for (const one of columns) {
    const fence = fences(work, one, step.k);
    if (!fence || one.column.kind !== "number") continue;
    let count = 0;
    one.column.values.forEach((value, row) => {
      if (value >= fence.low && value <= fence.high) return;
      if (Number.isNaN(value)) return;
      outside.add(row);
      count++;
    });
    if (count > 0) {
      notes.push({
        step: "outliers",
        column: nameOf(one),
        reason: "outside-rows",
        changed: count,
        fittedOn: knownRows(work, one),
        values: { ...fence, k: step.k },
      });
    }
  }
  keepRows(
    work,
    rowsWhere(work, (row) => !outside.has(row)),
  );
  return notes;
}

const repair = byColumn(repairOutliers, { fitted: ["clipped", "outside-missing"] });

export default {
  meansAll: numberInputs,
  dropsRows: ({ action }) => action === "drop-rows",
  *apply(work, chosen, step) {
    return step.action === "drop-rows" ? dropOutlierRows(work, chosen, step) : yield* repair(work, chosen, step);
  },
} satisfies StepRule<"outliers">;
