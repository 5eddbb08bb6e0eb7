import { createRandom } from "../../experiment/random";
import { cellOf, missing, setCell, type Planted, type Sheet, type SheetRow } from "./sheet";

const toKilograms = (grams: string): string => String(Number(grams) / 1000);
const toCentimetres = (millimetres: string): string => String(Number(millimetres) / 10);
const lower = (label: string): string => label.toLowerCase();
const capital = (label: string): string => label.charAt(0) + label.slice(1).toLowerCase();

/** What is done to how many rows; every row gets at most one of these. */
const dirt = [
  { what: "unit", column: "Body Mass (g)", count: 20, to: toKilograms },
  { what: "unit", column: "Flipper Length (mm)", count: 12, to: toCentimetres },
  { what: "code", column: "Culmen Depth (mm)", count: 10, to: () => "999" },
  { what: "spelling", column: "Sex", count: 7, to: (label: string) => `${lower(label)} ` },
  { what: "spelling", column: "Sex", count: 7, to: capital },
  { what: "spelling", column: "Sex", count: 6, to: (label: string) => label.charAt(0) },
  { what: "spelling", column: "Island", count: 6, to: lower },
  { what: "spelling", column: "Island", count: 4, to: (label: string) => `${label} ` },
] as const;
const repeatedRows = 9;

/**
 * Puts in what field sheets do to data: kilograms among grams, centimetres among millimetres, 999 for "not measured",
 * other spellings, and rows that were typed twice. Only rows in which everything was measured get a fault.
 */
export function plantFieldSheet(sheet: Sheet): Planted[] {
  const random = createRandom(111, "penguins field sheet");
  const needed = ["Body Mass (g)", "Flipper Length (mm)", "Culmen Depth (mm)", "Sex", "Island"];
  const whole = sheet.rows.filter((row) => needed.every((column) => cellOf(sheet, row, column) !== missing));
  const order = random.shuffle(whole);
  const planted: Planted[] = [];
  let next = 0;
  for (const { what, column, count, to } of dirt) {
    const rows = order.slice(next, (next += count));
    const [first] = rows;
    const from = first ? cellOf(sheet, first, column) : "";
    for (const row of rows) setCell(sheet, row, column, to(cellOf(sheet, row, column)));
    planted.push({ what, column, rows, ...(first && { example: { row: first, from, to: to(from) } }) });
  }
  const typedTwice = order.slice(next, next + repeatedRows);
  const repeats = typedTwice.map((row): SheetRow => ({ ...row }));
  // A row typed twice stands below the first, within the same page.
  repeats.forEach((repeat, index) => {
    const first = sheet.rows.indexOf(typedTwice[index] ?? repeat);
    sheet.rows.splice(Math.min(sheet.rows.length, first + 1 + random.below(4)), 0, repeat);
  });
  return [...planted, { what: "repeated", rows: repeats }];
}
