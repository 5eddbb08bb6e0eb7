import type { PreparationNote } from "../../../../experiment/run-event";
import { numberOf } from "../../../number-text";
import { unencoded } from "../../all-means";
import { byColumn } from "../../by-column";
import type { Repaired, StepRule } from "../../step-rule";
import { nameOf, operated, type Work, type WorkColumn } from "../../work";

/** Reads marks as missing: in the raw text where nothing was done to it yet, else among the cells as they stand now. */
function readMarks(work: Work, one: WorkColumn, marks: readonly string[]): Repaired {
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

export default {
  meansAll: unencoded,
  apply: byColumn((work, one, step) => readMarks(work, one, step.marks)),
} satisfies StepRule<"missing-marks">;
