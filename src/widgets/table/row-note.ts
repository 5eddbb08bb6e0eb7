import { dataText } from "../../i18n/data-text";
import { isCellFault } from "./fault-kinds";
import type { ShownRow } from "./table-rows.svelte";

/** What is written beside a row: what looks wrong in it. */
export function noteOf(row: ShownRow): string {
  if (row.marks.length === 0) return "";
  const { notes } = dataText.m.table;
  const missing = row.marks.filter(({ fault }) => fault === "missing").length;
  const said = row.marks.flatMap(({ fault, values = {} }) =>
    isCellFault(fault) && fault !== "missing" ? [notes[fault](values)] : [],
  );
  if (missing > 0) said.push(notes.missing(missing, row.cells.length));
  return [...new Set(said)].slice(0, 2).join(" ");
}
