import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "../read-table";
import { cellText, type Table } from "../table";

const bytesOf = (text: string) => new TextEncoder().encode(text);
async function tableOf(text: string): Promise<Table> {
  const read = await readTable(bytesOf(text), undefined);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value.table;
}
const rowsOf = (table: Table) =>
  Array.from({ length: table.rows }, (_, row) => table.columns.map((column) => cellText(column, row)));
const failureOf = async (text: string) => {
  const read = await readTable(bytesOf(text), undefined);
  return read.ok ? null : read.failure;
};

const records = [
  { name: "Ada", age: 36, home: { town: "London" } },
  { name: "Bo", age: null, extra: [1, 2] },
];
const asRead = [
  ["Ada", "36", "London", null],
  ["Bo", null, null, "[1,2]"],
];

describe("JSON is read as a table", () => {
  it.each([
    ["an array of records", JSON.stringify(records, null, 2)],
    ["one record a line", records.map((record) => JSON.stringify(record)).join("\r\n")],
    ["a list inside an object", JSON.stringify({ made: "today", rows: records })],
    ["with a byte order mark", `\uFEFF${JSON.stringify(records)}`],
  ])("%s", async (_, text) => {
    const table = await tableOf(text);
    expect(table.names).toEqual(["name", "age", "home.town", "extra"]);
    expect(table.columns.map(({ kind }) => kind)).toEqual(["text", "number", "text", "text"]);
    expect(rowsOf(table)).toEqual(asRead);
  });

  it("an object of columns", async () => {
    expect(rowsOf(await tableOf('{"a": [1, 2.5], "b": ["x", true]}'))).toEqual([
      ["1", "x"],
      ["2.5", "true"],
    ]);
  });

  it("a CSV file whose first name is in brackets stays CSV", async () => {
    expect((await tableOf("[kg],b\n1,2\n")).names).toEqual(["[kg]", "b"]);
  });

  it("any list of flat records comes back cell by cell", async () => {
    const cell = fc.oneof(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.constantFrom("x", "long text, with “marks”", "a\nb"),
      fc.constant(null),
    );
    const row = fc.record({ a: cell, b: cell, c: cell });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (list) => {
        const table = await tableOf(JSON.stringify(list));
        expect(rowsOf(table)).toEqual(
          list.map(({ a, b, c }) => [a, b, c].map((value) => (value === null ? null : String(value)))),
        );
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

describe("JSON that is no table is refused", () => {
  it.each([
    ["[1, 2, 3]", { code: "csv/only-header" }],
    ['[{\n"a": 1},\n{"a": }]', { code: "json/not-json", line: 3 }],
    ['{"a": 1}\n{"a": \n', { code: "json/not-json", line: 2 }],
    ['{"a": [1, 2], "b": [1]}', { code: "json/ragged-column", field: "b" }],
    ['{"a": 1, "b": {"c": 2}}', { code: "json/not-a-table" }],
    ["[]", { code: "json/empty" }],
    ["[{}]", { code: "json/empty" }],
    ["{}", { code: "json/not-a-table" }],
  ])("%s", async (text, expected) => {
    expect(await failureOf(text)).toMatchObject(expected);
  });
  it("names that mislead programs are changed, and said", async () => {
    const table = await tableOf('[{"__proto__": 1, "constructor": 2, "a": 3}]');
    expect(table.names).toEqual(["column 1", "column 2", "a"]);
    expect(rowsOf(table)).toEqual([["1", "2", "3"]]);
  });
});
