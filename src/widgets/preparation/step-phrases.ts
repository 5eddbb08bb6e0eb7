import type { PreparationNote } from "../../experiment/run-event";
import { dataText } from "../../i18n/data-text";
import { short } from "../../ui/number-text";

/** "every column it fits", or their names. */
export function everywhere({ columns }: { columns: "all" | readonly string[] }): string {
  const { details } = dataText.m.preparation;
  return columns === "all" ? details.everywhere : details.names(columns);
}

/** A number of a note, in few digits. */
export const told = ({ values = {} }: PreparationNote, name: string): string => short(Number(values[name] ?? NaN), 4);
