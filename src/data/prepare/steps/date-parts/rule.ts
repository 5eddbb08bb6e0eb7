import type { PreparationNote } from "../../../../experiment/run-event";
import { dateOf } from "../../../apply-cells";
import { labelInputs } from "../../all-means";
import type { Repaired, StepRule } from "../../step-rule";
import { nameOf, operated, renamed, type Work, type WorkColumn } from "../../work";

const dateParts = [
  ["year", "year"],
  ["month-sin", "month (sine)"],
  ["month-cos", "month (cosine)"],
  ["day-of-year", "day of the year"],
] as const;

/** A column of dates to four of numbers. */
function splitDates(work: Work, one: WorkColumn): { columns: WorkColumn[]; notes: Repaired["notes"] } {
  if (one.column.kind !== "text")
    return { columns: [one], notes: [{ step: "date-parts", column: nameOf(one), reason: "not-a-date" }] };
  const columns = dateParts.map(([part, suffix]) =>
    renamed(operated(work, one, { op: "date-part", part }).column, `${nameOf(one)}, ${suffix}`),
  );
  return {
    columns,
    notes: [{ step: "date-parts", column: nameOf(one), reason: "date", changed: work.sourceRows.length }],
  };
}

/** At least 95 in 100 labels are dates. */
function isDates(labels: readonly string[]): boolean {
  const dates = labels.filter((label) => dateOf(label) !== null).length;
  return labels.length > 0 && dates >= 0.95 * labels.length;
}

export default {
  meansAll: (one, work) => labelInputs(one, work) && one.column.kind === "text" && isDates(one.column.labels),
  *apply(work, chosen) {
    const notes: PreparationNote[] = [];
    for (const one of chosen) {
      yield;
      const split = splitDates(work, one);
      work.columns = work.columns.flatMap((other) => (other === one ? split.columns : [other]));
      notes.push(...split.notes);
    }
    return notes;
  },
} satisfies StepRule<"date-parts">;
