import { stepKinds } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { dataText } from "../../i18n/data-text";
import { formOf } from "./step-forms";

const droppingRows = new Set(["repeated", "missing", "outside-rows", "resampled-over", "resampled-under"]);
/** Reasons of notes that say why nothing was done. */
const passedOver = new Set([
  "no-such-column",
  "already-encoded",
  "not-a-date",
  "not-a-number",
  "not-text",
  "not-pictures",
  "no-spread",
  "target-kept",
  "not-classes",
  "no-neighbours",
]);

/** "60 cells", "9 rows", "8 columns": what a step changed in all. */
export function changesOf(notes: readonly PreparationNote[]): string {
  const t = dataText.m.preparation;
  const done = notes.filter(({ reason }) => !passedOver.has(reason));
  const rows = done.filter((note) => droppingRows.has(note.reason) && note.column === undefined);
  const sum = (some: readonly PreparationNote[]) => some.reduce((total, { changed = 0 }) => total + changed, 0);
  if (rows.length > 0 && rows.length === done.length) return t.rowsChanged(sum(rows));
  const cells = sum(done);
  if (cells > 0) return t.cells(cells);
  const columns = new Set(done.map(({ column }) => column)).size;
  return done.some(({ changed }) => changed === undefined) ? t.columnsChanged(columns) : t.nothing;
}

/** What was taken from the training rows: "mean 4,200, standard deviation 802"; "" where there is no such number. */
function fittedValues(note: PreparationNote): string {
  const kind = stepKinds.find((one) => one === note.step);
  if (kind === undefined || passedOver.has(note.reason)) return "";
  return formOf(kind).fitted?.(note) ?? "";
}

/** One note as a sentence: which column, why, by which number, from how many training rows, how much. */
export function noteSentence(note: PreparationNote): string {
  const { column, reason, changed, fittedOn } = note;
  const t = dataText.m.preparation;
  const from = fittedOn === undefined ? "" : t.fitted.from(fittedOn);
  const said = [t.reasons[reason] ?? reason, fittedValues(note), from].filter(Boolean).join(", ");
  const count = changed
    ? droppingRows.has(reason) && column === undefined
      ? t.rowsChanged(changed)
      : t.cells(changed)
    : "";
  return t.because(column ?? (droppingRows.has(reason) ? t.fitted.rows : t.columns), said, count);
}
