import { createRandom, type Random } from "../../experiment/random";
import { addColumn, cellOf, missing, setCell, type Planted, type Sheet, type SheetRow } from "./sheet";

/** Share of the birds of the first two seasons that are measured again. */
const repeatedShare = 0.7;
const seasons = new Set(["PAL0708", "PAL0809"]);

/** What an instrument and a moving bird add to a second measurement: standard deviation and the file's own step. */
const noise = [
  { column: "Culmen Length (mm)", sd: 0.12, step: 0.1 },
  { column: "Culmen Depth (mm)", sd: 0.08, step: 0.1 },
  { column: "Flipper Length (mm)", sd: 0.6, step: 1 },
  { column: "Body Mass (g)", sd: 25, step: 25 },
  { column: "Delta 15 N (o/oo)", sd: 0.01, step: 0.00001 },
  { column: "Delta 13 C (o/oo)", sd: 0.01, step: 0.00001 },
] as const;

/**
 * Adds "Ring Number" (one a bird) and, for many birds of PAL0708 and PAL0809, the rows of one or two later visits:
 * the same traits, measured again. PAL0910 has no repeats. The new rows lie scattered among the others.
 */
export function plantSecondVisits(sheet: Sheet): Planted[] {
  const random = createRandom(412, "penguins second visit");
  const numbers = random.shuffle(sheet.rows.map((_, index) => index + 101));
  const ring = new Map(sheet.rows.map(({ source }, index) => [source, `R-${String(numbers[index]).padStart(4, "0")}`]));
  addColumn(sheet, "Ring Number", ({ source }) => ring.get(source) ?? missing);
  const visits: SheetRow[] = [];
  for (const row of sheet.rows) {
    const measured = cellOf(sheet, row, "Body Mass (g)") !== missing;
    if (!seasons.has(cellOf(sheet, row, "studyName")) || !measured || random.next() >= repeatedShare) continue;
    const count = 1 + random.below(2);
    for (let visit = 1; visit <= count; visit++) visits.push(visitedAgain(sheet, row, visit, random));
  }
  for (const visit of visits) sheet.rows.splice(random.below(sheet.rows.length + 1), 0, visit);
  return [
    { what: "column", column: "Ring Number", rows: [...sheet.rows] },
    { what: "rows", rows: visits },
  ];
}

function visitedAgain(sheet: Sheet, first: SheetRow, visit: number, random: Random): SheetRow {
  const row: SheetRow = { source: first.source, cells: first.cells };
  setCell(sheet, row, "Date Egg", later(cellOf(sheet, first, "Date Egg"), 2 * visit + random.below(3)));
  for (const { column, sd, step } of noise) {
    const text = cellOf(sheet, first, column);
    if (text === missing) continue;
    const value = Math.round((Number(text) + sd * random.normal()) / step) * step;
    setCell(sheet, row, column, String(Number(value.toFixed(5))));
  }
  return row;
}

function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
}
