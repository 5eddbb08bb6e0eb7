import type { PreparationNote } from "../../experiment/run-event";
import { keepRows, type Work } from "./work";

/** Rows, 0-based in the work as it is now, for which it holds. */
export function rowsWhere(work: Work, holds: (row: number) => boolean): Int32Array {
  return Int32Array.from(work.sourceRows.keys()).filter(holds);
}

/** Keeps these rows; the note says how many are gone. */
export function dropAllBut(work: Work, kept: Int32Array, note: PreparationNote): PreparationNote[] {
  const changed = work.sourceRows.length - kept.length;
  if (changed > 0) keepRows(work, kept);
  return [{ ...note, changed }];
}
