import type { PreparationStep } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { spellingKey } from "../apply-cells";
import { grouped } from "../grouped";
import { looksLikeImage } from "../images/pixels-of";
import { numberOf } from "../number-text";
import { labelCounts, type TextColumn } from "../table";
import { fittingRows, nameOf, operated, type Work, type WorkColumn } from "./work";

export interface Repaired {
  readonly column: WorkColumn;
  readonly notes: PreparationNote[];
}

/**
 * Spelling key → the most frequent spelling, for keys with more than one spelling. Pictures are not spelt.
 * @param rows where they are counted
 */
export function spellings(
  column: TextColumn,
  rows?: ArrayLike<number>,
): Map<string, { label: string; others: string[] }> {
  const counts = labelCounts(column, rows);
  const order = column.labels
    .map((label, code) => ({ label, count: counts[code] as number }))
    .filter(({ label, count }) => count > 0 && !looksLikeImage(label));
  // Of two equally frequent spellings the one without blanks at its ends, then the first by character, stays.
  order.sort((a, b) => b.count - a.count || blankEnds(a.label) - blankEnds(b.label) || (a.label < b.label ? -1 : 1));
  const byKey = grouped(
    order.map(({ label }) => label),
    spellingKey,
  );
  return new Map([...byKey].map(([key, [label = "", ...others]]) => [key, { label, others }]));
}

const blankEnds = (label: string): number => (label === label.trim() ? 0 : 1);

/** One spelling for labels that differ in case, blanks or punctuation: the most frequent of the rows to fit on. */
export function mergeSpellings(work: Work, one: WorkColumn): Repaired {
  if (one.column.kind !== "text") return { column: one, notes: [] };
  const found = spellings(one.column, fittingRows(work, one));
  // Every key, not only those that differ in training: a new row may be spelt in a new way.
  const labels = Object.fromEntries([...found].map(([key, { label }]) => [key, label]));
  const before = new Set(one.column.codes).size;
  const { column, changed } = operated(work, one, { op: "merge", labels });
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

/** New labels for old, as the learner wrote them. */
export function relabel(work: Work, one: WorkColumn, labels: Readonly<Record<string, string>>): Repaired {
  const { column, changed } = operated(work, one, { op: "relabel", labels });
  return { column, notes: [{ step: "relabel", column: nameOf(one), reason: "asked", changed }] };
}

/** Keeps the part of each label that the step asks for. */
export function shortenLabels(
  work: Work,
  one: WorkColumn,
  step: PreparationStep & { step: "shorten-labels" },
): Repaired {
  if (one.column.kind !== "text")
    return { column: one, notes: [{ step: step.step, column: nameOf(one), reason: "not-text" }] };
  const { column, changed } = operated(work, one, { op: "shorten", keep: step.keep });
  return { column, notes: [{ step: step.step, column: nameOf(one), reason: step.keep, changed }] };
}

/** Reads marks as missing: in the raw text where nothing was done to it yet, else among the cells as they stand now. */
export function readMarks(work: Work, one: WorkColumn, marks: readonly string[]): Repaired {
  const wanted = [...new Set(marks.map((mark) => mark.trim()))];
  const { decimal } = work.table.reading;
  const present =
    one.column.kind === "text"
      ? one.column.labels.filter((label) => wanted.includes(label.trim()))
      : wanted
          .map((mark) => numberOf(mark, decimal))
          .filter((value) => !Number.isNaN(value))
          .map(String);
  const { column, changed } = operated(work, one, {
    op: "relabel",
    labels: Object.fromEntries(present.map((mark) => [mark, ""])),
  });
  // In raw text a mark is simply one more way to write "missing"; 999 in numbers may also be written 999.0.
  const raw = one.column.kind === "text" && one.operations.length === 0;
  const repaired = raw ? { ...column, operations: [], missing: [...new Set([...one.missing, ...wanted])] } : column;
  const note: PreparationNote = {
    step: "missing-marks",
    column: nameOf(one),
    reason: "mark",
    changed,
    values: { marks: wanted.join(", ") },
  };
  return { column: repaired, notes: changed > 0 ? [note] : [] };
}
