import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { readCsv } from "../data/csv/read";
import { atOnce } from "../data/pieces";
import { repairs } from "../data/prepare/repairs";
import { cellText, type Table } from "../data/table";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { exportingTable, type TableExport } from "./export-table";
import { dirtyPenguins } from "./sample-model.fixture";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "file", name: "p.csv", bytes: 1 },
  target: "Sex",
  preparation: [
    { step: "merge-spellings", columns: "all", name: "One way to write it" },
    { step: "drop-duplicates", columns: "all" },
    { step: "auto" },
  ],
};

async function tableOf(csv: string): Promise<Table> {
  const read = await readCsv(new TextEncoder().encode(csv), undefined);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.table;
}

function fileOf(table: Table, kind: TableExport) {
  const outcome = atOnce(exportingTable(table, experiment, kind));
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
}

it("the repaired table as CSV reads back as what is shown", async () => {
  const table = await tableOf(dirtyPenguins());
  const shown = repairs(table, experiment, 3).table;
  const { name, bytes } = fileOf(table, "csv");
  expect(name).toBe("sex-table.csv");
  const back = await tableOf(strFromU8(bytes));
  expect(back.names).toEqual(shown.names);
  expect(back.rows).toBe(shown.rows);
  for (const [at, column] of shown.columns.entries()) {
    for (let row = 0; row < shown.rows; row++) {
      const other = back.columns[at];
      expect(other && cellText(other, row)).toBe(cellText(column, row));
    }
  }
});

it("a label that a spreadsheet would run gets an apostrophe, a negative number does not", async () => {
  const rows = Array.from({ length: 30 }, (_, row) => `${row % 2 ? "=1+1" : "@x"},-${row},${row % 3 ? "a" : "b"}`);
  const csv = strFromU8(fileOf(await tableOf(["formula,number,Sex", ...rows].join("\n")), "csv").bytes);
  expect(csv).toContain("'=1+1,-1,");
  expect(csv).toContain("'@x,-2,");
});

it("the Python comes with the table and the split that it reads, and with the names of the steps", async () => {
  const { name, bytes } = fileOf(await tableOf(dirtyPenguins()), "python");
  expect(name).toBe("sex-preparation.zip");
  const files = unzipSync(bytes);
  expect(Object.keys(files).sort()).toEqual(["prepare.py", "split.csv", "table.csv"]);
  expect(strFromU8(files["prepare.py"] ?? new Uint8Array())).toContain("\n# merge-spellings (One way to write it)\n");
});
