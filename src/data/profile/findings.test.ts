import { expect, it } from "vitest";
import { readCsv } from "../csv/read";
import { atOnce } from "../pieces";
import type { Table } from "../table";
import { cellMarks } from "./cell-marks";
import { finding, findingEveryMark } from "./findings";
import { profileTable } from "./profile-table";

async function tableOf(csv: string): Promise<Table> {
  const read = await readCsv(new TextEncoder().encode(csv), undefined);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.table;
}
const weights = ["3.5 kg", "2 kg", "4 kg", "7 lb", "5 kg", "1 kg"];
const sizes = ["large", "small", "medium", "small", "large", "medium"];
const csv = ["size,weight,note", ...weights.map((weight, row) => `${sizes[row]},${weight},n${row}`)].join("\n");

it("labels with an order and quantities with their units are told", async () => {
  const table = await tableOf(csv);
  const [size, weight, note] = atOnce(finding(table, profileTable(table))).columns;
  expect(size).toMatchObject({ kind: "ordered", order: ["small", "medium", "large"] });
  expect(weight?.units).toEqual([
    { unit: "kg", count: 5, factor: 1 },
    { unit: "lb", count: 1, factor: 0.45359237 },
  ]);
  expect(weight?.faults).toEqual([{ fault: "mixed-units", count: 1, rows: [3], values: { units: "kg, lb" } }]);
  expect(note).toEqual(profileTable(table).columns[2]);
});

it("a cell in another unit than most is marked, also where the table was looked at before", async () => {
  const table = await tableOf(csv);
  profileTable(table);
  for (let time = 0; time < 2; time++) {
    const marks = cellMarks(atOnce(findingEveryMark(table)), [2, 3]);
    expect(marks).toEqual([{ column: 1, row: 1, fault: "mixed-units", values: { units: "kg, lb" } }]);
  }
});

it("numbers of which some have a unit are quantities, not text among numbers", async () => {
  const numbers = Array.from({ length: 20 }, (_, row) => (row < 3 ? `${row} cm` : String(row)));
  const table = await tableOf(["length", ...numbers].join("\n"));
  const [length] = atOnce(finding(table, profileTable(table))).columns;
  expect(length?.units?.map(({ unit }) => unit)).toEqual(["", "cm"]);
  expect(length?.faults.map(({ fault }) => fault)).not.toContain("mixed");
});

it("rows that are nearly another are counted, with the cells in which they differ, and marked", async () => {
  const wave = (row: number, column: number) => (100 + 50 * Math.sin(row * (column + 2))).toFixed(3);
  const rows = Array.from({ length: 40 }, (_, row) => [0, 1, 2, 3, 4].map((column) => wave(row, column)));
  const copy = rows[7]?.with(2, "12.5") ?? [];
  const table = await tableOf(["a,b,c,d,e", ...[...rows, copy].map((cells) => cells.join(","))].join("\n"));
  const { nearDuplicates } = atOnce(finding(table, profileTable(table)));
  expect(nearDuplicates).toMatchObject({ rows: 1, examples: [{ row: 40, like: 7, differs: [{ column: "c" }] }] });
  expect(nearDuplicates?.examples[0]?.differs[0]?.cells).toEqual([String(Number(rows[7]?.[2])), "12.5"]);
  expect(cellMarks(atOnce(findingEveryMark(table)), [40])).toEqual([{ row: 0, fault: "near-duplicate" }]);
});
