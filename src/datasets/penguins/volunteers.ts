import { createRandom } from "../../experiment/random";
import { addColumn, cellOf, missing, type Planted, type Sheet } from "./sheet";

/** Half of the birds weigh as much: who goes by size calls these males. */
const heavyGrams = 4050;
/** Share of the labels that haste gets wrong, whichever bird it is. */
const hastyShare = 0.25;

const otherSex = new Map([
  ["MALE", "FEMALE"],
  ["FEMALE", "MALE"],
]);

/**
 * Adds the labels of two volunteers, for birds that were sexed: "Sex by size" calls heavy birds males, whatever their
 * species; "Sex in haste" is right but for one label in four, anywhere.
 */
export function plantVolunteers(sheet: Sheet): Planted[] {
  const random = createRandom(25, "penguins in haste");
  const sexed = sheet.rows.filter((row) => otherSex.has(cellOf(sheet, row, "Sex")));
  addColumn(sheet, "Sex by size", (row) => {
    const known = otherSex.has(cellOf(sheet, row, "Sex"));
    return known ? (Number(cellOf(sheet, row, "Body Mass (g)")) >= heavyGrams ? "MALE" : "FEMALE") : missing;
  });
  const wrong = new Set(random.shuffle([...sexed]).slice(0, Math.round(hastyShare * sexed.length)));
  addColumn(sheet, "Sex in haste", (row) => {
    const sex = cellOf(sheet, row, "Sex");
    return wrong.has(row) ? (otherSex.get(sex) ?? missing) : otherSex.has(sex) ? sex : missing;
  });
  return [
    { what: "column", column: "Sex by size", rows: sexed },
    { what: "column", column: "Sex in haste", rows: sexed },
  ];
}
