import Papa from "papaparse";
import type { Planting } from "../dataset";
import { plantFieldSheet } from "./field-sheet";
import { plantRingNote } from "./ring-note";
import { plantSecondVisits } from "./second-visit";
import type { Planted, Sheet, SheetRow } from "./sheet";
import { plantVolunteers } from "./volunteers";

/** In this order, whatever order they are asked for in: a repeated bird keeps its note and its labels, and dirt comes last. */
const planters: readonly [string, (sheet: Sheet) => Planted[]][] = [
  ["ring-note", plantRingNote],
  ["volunteers", plantVolunteers],
  ["second-visit", plantSecondVisits],
  ["field-sheet", plantFieldSheet],
];

/** Plants faults in the penguins' CSV: always the same ones, and says exactly which. */
export function plant(csv: string, faults: readonly string[]): Planting {
  const { data } = Papa.parse<string[]>(csv, { delimiter: ",", newline: "\n", skipEmptyLines: true });
  const [names = [], ...rows] = data;
  const sheet: Sheet = { names, rows: rows.map((cells, source) => ({ source, cells })) };
  const planted = planters.flatMap(([fault, plantOne]) =>
    faults.includes(fault) ? plantOne(sheet).map((one) => ({ fault, ...one })) : [],
  );
  const placeOf = new Map(sheet.rows.map((row, index) => [row, index]));
  const place = (row: SheetRow): number => placeOf.get(row) ?? -1;
  return {
    csv: Papa.unparse([sheet.names, ...sheet.rows.map(({ cells }) => cells)], { newline: "\n" }) + "\n",
    planted: planted.map(({ rows, example, ...one }) => ({
      ...one,
      count: rows.length,
      rows: rows.map(place).sort((a, b) => a - b),
      ...(example && { example: { ...example, row: place(example.row) } }),
    })),
  };
}
