import type { PreparationNote } from "../../../../experiment/run-event";
import { labels } from "../../all-means";
import { byColumn } from "../../by-column";
import type { Repaired, StepRule } from "../../step-rule";
import { fittingRows, nameOf, operated, type Work, type WorkColumn } from "../../work";
import { spellings } from "./spellings";

/** One spelling for labels that differ in case, blanks or punctuation: the most frequent of the rows to fit on. */
function mergeSpellings(work: Work, one: WorkColumn): Repaired {
  if (one.column.kind !== "text") return { column: one, notes: [] };
  const found = spellings(one.column, fittingRows(work, one));
  // Every key, not only those that differ in training: a new row may be spelt in a new way.
  const labelOf = Object.fromEntries([...found].map(([key, { label }]) => [key, label]));
  const before = new Set(one.column.codes).size;
  const { column, changed } = operated(work, one, { op: "merge", labels: labelOf });
  const merged = [...found.values()].flatMap(({ label, others }) => others.map((other) => `${other} → ${label}`));
  const after = column.column.kind === "text" ? new Set(column.column.codes).size : before;
  const note: PreparationNote = {
    step: "merge-spellings",
    column: nameOf(one),
    reason: "spelling",
    changed,
    values: { before, after, merged: merged.slice(0, 10).join(", ") },
  };
  return { column, notes: changed > 0 ? [note] : [] };
}

export default {
  meansAll: labels,
  apply: byColumn(mergeSpellings),
} satisfies StepRule<"merge-spellings">;
