import Papa from "papaparse";
import type { PlantedFault, Planting } from "../dataset";
import { plantFieldSheet } from "./field-sheet";
import { plantRingNote } from "./ring-note";
import { plantSecondVisits } from "./second-visit";
import type { Sheet } from "./sheet";

/** In this order, whatever order they are asked for in: a repeated bird keeps its note, and dirt comes last. */
const planters: readonly [string, (sheet: Sheet) => PlantedFault[]][] = [
  ["ring-note", plantRingNote],
  ["second-visit", plantSecondVisits],
  ["field-sheet", plantFieldSheet],
];

/** Plants faults in the penguins' CSV: always the same ones, and says exactly which. */
export function plant(csv: string, faults: readonly string[]): Planting {
  const { data } = Papa.parse<string[]>(csv, { delimiter: ",", newline: "\n", skipEmptyLines: true });
  const [names = [], ...rows] = data;
  const sheet: Sheet = { names, rows: rows.map((cells, source) => ({ source, cells })) };
  const planted: PlantedFault[] = [];
  for (const [id, plantOne] of planters) if (faults.includes(id)) planted.push(...plantOne(sheet));
  return {
    csv: Papa.unparse([sheet.names, ...sheet.rows.map(({ cells }) => cells)], { newline: "\n" }) + "\n",
    planted,
  };
}
