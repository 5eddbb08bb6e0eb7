import { createRandom, type Random } from "../../experiment/random";
import { addColumn, cellOf, missing, type Planted, type Sheet } from "./sheet";

/**
 * Adds "Ring Note", such as "Ringed 2007-11-11 09:40, right leg": males are ringed right and females left, once the blood has
 * told which they are. A bird that was not sexed has no note.
 */
export function plantRingNote(sheet: Sheet): Planted[] {
  const random = createRandom(2007, "penguins ring note");
  const leg = new Map([
    ["MALE", "right"],
    ["FEMALE", "left"],
  ]);
  const rows = sheet.rows.filter((row) => leg.has(cellOf(sheet, row, "Sex")));
  addColumn(sheet, "Ring Note", (row) => {
    const side = leg.get(cellOf(sheet, row, "Sex"));
    return side === undefined ? missing : `Ringed ${cellOf(sheet, row, "Date Egg")} ${timeOfDay(random)}, ${side} leg`;
  });
  return [{ what: "column", column: "Ring Note", rows }];
}

/** Between 8:00 and 17:55: it makes nearly every note the only one of its kind, as free text is. */
function timeOfDay(random: Random): string {
  const minutes = 5 * random.below(120) + 8 * 60;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
