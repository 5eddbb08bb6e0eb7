import { createRandom } from "../../experiment/random";
import type { PlantedFault } from "../dataset";
import { cellOf, missing, setCell, type Sheet, type SheetRow } from "./sheet";

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
export function plantFieldSheet(sheet: Sheet): PlantedFault[] {
  const random = createRandom(111, "penguins field sheet");
  const needed = ["Body Mass (g)", "Flipper Length (mm)", "Culmen Depth (mm)", "Sex", "Island"];
  const whole = sheet.rows.filter((row) => needed.every((column) => cellOf(sheet, row, column) !== missing));
  const order = random.shuffle(whole);
  const touched: {
    what: PlantedFault["what"];
    column: string;
    rows: SheetRow[];
    example: [SheetRow, string, string];
  }[] = [];
  let next = 0;
  for (const { what, column, count, to } of dirt) {
    const rows = order.slice(next, (next += count));
    const known = touched.find((one) => one.what === what && one.column === column);
    rows.forEach((row) => {
      const from = cellOf(sheet, row, column);
      setCell(sheet, row, column, to(from));
      if (!known && row === rows[0]) touched.push({ what, column, rows, example: [row, from, to(from)] });
    });
    known?.rows.push(...rows);
  }
  const repeats = order.slice(next, next + repeatedRows).map((row): SheetRow => ({ ...row }));
  // A row typed twice stands below the first, within the same page.
  for (const repeat of repeats) {
    const first = sheet.rows.findIndex((row) => row.source === repeat.source && sameCells(row, repeat));
    sheet.rows.splice(Math.min(sheet.rows.length, first + 1 + random.below(4)), 0, repeat);
  }
  const placeOf = new Map(sheet.rows.map((row, index) => [row, index]));
  const places = (rows: readonly SheetRow[]): number[] =>
    rows.map((row) => placeOf.get(row) ?? -1).sort((a, b) => a - b);
  return [
    ...touched.map(({ what, column, rows, example: [row, from, to] }) => ({
      fault: "field-sheet",
      what,
      column,
      count: rows.length,
      rows: places(rows),
      example: { row: placeOf.get(row) ?? -1, from, to },
    })),
    { fault: "field-sheet", what: "repeated", count: repeats.length, rows: places(repeats) },
  ];
}

const sameCells = (a: SheetRow, b: SheetRow): boolean => a.cells.every((cell, index) => cell === b.cells[index]);
