import type { PreparationStep } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { duplicateRows } from "../duplicate-rows";
import { isMissing } from "../table";
import { fences } from "./outliers";
import { keepRows, knownRows, nameOf, type Work, type WorkColumn } from "./work";

/** Drops later rows that equal an earlier one in these columns. Missing equals missing. */
export function dropDuplicates(work: Work, columns: readonly WorkColumn[]): PreparationNote[] {
  const repeated = new Set(
    duplicateRows(
      columns.map(({ column }) => column),
      work.sourceRows.length,
    ),
  );
  const kept = rowsWhere(work, (row) => !repeated.has(row));
  return dropAllBut(work, kept, { step: "drop-duplicates", reason: "repeated" });
}

/** Drops rows with a gap in any of these columns. */
export function dropRowsMissing(work: Work, columns: readonly WorkColumn[]): PreparationNote[] {
  const kept = rowsWhere(work, (row) => !columns.some(({ column }) => isMissing(column, row)));
  return dropAllBut(work, kept, { step: "drop-rows-missing", reason: "missing" });
}

/** Drops rows that lie outside the fences of any of these columns; a missing cell is not outside. */
export function dropOutlierRows(
  work: Work,
  columns: readonly WorkColumn[],
  step: PreparationStep & { step: "outliers" },
): PreparationNote[] {
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

function rowsWhere(work: Work, holds: (row: number) => boolean): Int32Array {
  return Int32Array.from(work.sourceRows.keys()).filter(holds);
}

function dropAllBut(work: Work, kept: Int32Array, note: PreparationNote): PreparationNote[] {
  const changed = work.sourceRows.length - kept.length;
  if (changed > 0) keepRows(work, kept);
  return [{ ...note, changed }];
}
