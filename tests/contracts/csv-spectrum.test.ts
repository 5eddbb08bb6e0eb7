import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, it } from "vitest";
import { readCsv } from "../../src/data/csv/read";
import { cellText } from "../../src/data/table";

const folder = path.dirname(createRequire(import.meta.url).resolve("csv-spectrum/package.json"));
const names = readdirSync(path.join(folder, "csvs")).map((file) => path.basename(file, ".csv"));

/** The package's own answer for this file has another telephone number than its table. */
const errata: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  location_coordinates: { "Contact Phone Number": "2095257564" },
};

/** Line ends inside a field are brought to one form, whatever the system was that wrote the file. */
const oneForm = (text: string): string => text.replaceAll("\r\n", "\n");

it.each(names)("csv-spectrum, %s: every cell is the one that is expected", async (name) => {
  const read = await readCsv(readFileSync(path.join(folder, "csvs", `${name}.csv`)), undefined);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const { table } = read.value;
  type Row = Record<string, string>;
  const said = JSON.parse(readFileSync(path.join(folder, "json", `${name}.json`), "utf8")) as Row | Row[];
  const expected = (Array.isArray(said) ? said : [said]).map((row) => ({ ...row, ...errata[name] })); // a table of one row is written without its list
  const found = Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(table.columns.map((column) => [column.name, cellText(column, row) ?? ""])),
  );
  expect(found).toEqual(
    expected.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, oneForm(cell)]))),
  );
});
