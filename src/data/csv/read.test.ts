import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Experiment } from "../../experiment/experiment";
import { cellText, type Column, type Table } from "../table";
import { readCsv, type ReadTable } from "./read";
import { csvLimits } from "./limits";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = (mark ? "\uFEFF" : "") + text;
  const bytes = new Uint8Array(2 * units.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(2 * i, units.charCodeAt(i), !bigEndian);
  return bytes;
}

async function read(input: string | Uint8Array, reading?: Experiment["reading"]): Promise<ReadTable> {
  const outcome = await readCsv(typeof input === "string" ? utf8(input) : input, reading);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

async function failureOf(input: string | Uint8Array, reading?: Experiment["reading"]) {
  const outcome = await readCsv(typeof input === "string" ? utf8(input) : input, reading);
  return outcome.ok ? null : outcome.failure;
}

const cells = (column: Column | undefined, rows: number): (string | null)[] =>
  column ? Array.from({ length: rows }, (_, row) => cellText(column, row)) : [];
const rowsOf = (table: Table): (string | null)[][] =>
  Array.from({ length: table.rows }, (_, row) => table.columns.map((column) => cellText(column, row)));

const plain = "name,mass\nAda,3.5\nBob,4\n";

describe("recognizes how a file is written", () => {
  it.each([
    ["comma", plain, ",", "."],
    ["semicolon", "name;mass\nAda;3.5\nBob;4\n", ";", "."],
    ["tab", "name\tmass\nAda\t3.5\nBob\t4\n", "\t", "."],
    ["bar", "name|mass\nAda|3.5\nBob|4\n", "|", "."],
    ["decimal comma with semicolons", "name;mass\nAda;3,5\nBob;4\n", ";", ","],
    ["decimal comma with tabs", "name\tmass\nAda\t3,5\nBob\t4\n", "\t", ","],
    ["decimal comma in quotes", 'name,mass\nAda,"3,5"\nBob,"4,0"\n', ",", ","],
  ])("%s", async (_, text, delimiter, decimal) => {
    const { table, reading } = await read(text);
    expect(reading).toMatchObject({ delimiter, decimal, header: true });
    expect(rowsOf(table)).toEqual([
      ["Ada", "3.5"],
      ["Bob", "4"],
    ]);
    expect(table.columns[1]?.kind).toBe("number");
  });

  it.each([
    ["UTF-8 with a mark", utf8("\uFEFFname,mass\nJürg,3.5\n"), "utf-8"],
    ["UTF-8 without", utf8("name,mass\nJürg,3.5\n"), "utf-8"],
    ["UTF-16 LE with a mark", utf16("name,mass\nJürg,3.5\n", false, true), "utf-16le"],
    ["UTF-16 LE without", utf16("name,mass\nJürg,3.5\n", false, false), "utf-16le"],
    ["UTF-16 BE with a mark", utf16("name,mass\nJürg,3.5\n", true, true), "utf-16be"],
    ["UTF-16 BE without", utf16("name,mass\nJürg,3.5\n", true, false), "utf-16be"],
    ["Windows-1252", Uint8Array.from("name,mass\nJ\u00fcrg,3.5\n", (c) => c.charCodeAt(0)), "windows-1252"],
  ])("%s", async (_, bytes, encoding) => {
    const { table, reading } = await read(bytes);
    expect(reading.encoding).toBe(encoding);
    expect(table.names).toEqual(["name", "mass"]);
    expect(rowsOf(table)).toEqual([["Jürg", "3.5"]]);
  });

  it("turns to Windows-1252 where the first invalid byte comes late", async () => {
    const text = `name,mass\n${"Ada,1\n".repeat(200_000)}J\u00fcrg,2\n`;
    const { table, reading } = await read(Uint8Array.from(text, (c) => c.charCodeAt(0)));
    expect(reading.encoding).toBe("windows-1252");
    expect(table.rows).toBe(200_001);
    expect(cells(table.columns[0], table.rows).at(-1)).toBe("Jürg");
  });

  it("sees that there is no header", async () => {
    const { table, reading } = await read("1.5,a\n2.5,b\n3.5,a\n");
    expect(reading.header).toBe(false);
    expect(table.names).toEqual(["column 1", "column 2"]);
    expect(table.rows).toBe(3);
  });

  it.each([
    ["country,2019,2020\nChad,15.9,16.4\nMali,19.7,20.3\nNiger,23.3,24.2", true],
    ["country,2000,2005,2010\nChad,830,,1034\nMali,1096,1279,1505", true],
    ["2019,2020\n2018,2021\n2017,2022", false],
    ["1,2,3\n4,5,6\n7,8,9", false],
    ["2020,2019\n3,4\n5,6", false],
  ])("takes years that count on for names of columns, and no other numbers: %j", async (text, header) => {
    expect((await read(text)).table.reading.header).toBe(header);
  });

  it("takes the first row of an all-text table for its header", async () => {
    expect((await read("sex,island\nmale,Biscoe\nfemale,Dream\n")).table.names).toEqual(["sex", "island"]);
  });

  it("reads what it is told to read", async () => {
    const reading = { delimiter: ";", decimal: ",", header: false, missing: ["999"] } as const;
    const { table } = await read("1,5;NA\n999;b\n", { ...reading, missing: [...reading.missing] });
    expect(rowsOf(table)).toEqual([
      ["1.5", "NA"],
      [null, "b"],
    ]);
  });
});

describe("cells", () => {
  it("reads missing marks and names those it found", async () => {
    const { table, reading } = await read("a,b\n1,x\nNA,n/a\n,?\n-,y\nunknown,null\n");
    expect(rowsOf(table)).toEqual([
      ["1", "x"],
      [null, null],
      [null, null],
      [null, "y"],
      [null, null],
    ]);
    expect(reading.missing).toEqual(["-", "?", "NA", "n/a", "null", "unknown"]);
  });

  it("keeps marks that may mean something among labels", async () => {
    const { table } = await read("class,pet\n+,none\n-,cat\n+,unknown\n-,dog\n");
    expect(rowsOf(table).map(([label]) => label)).toEqual(["+", "-", "+", "-"]);
    expect(rowsOf(table).map(([, pet]) => pet)).toEqual(["none", "cat", "unknown", "dog"]);
  });

  it("reads quotes, delimiters and line ends inside quotes", async () => {
    const { table } = await read('a,b\n"x, ""y""","1\n2"\nz,3\n');
    expect(rowsOf(table)).toEqual([
      ['x, "y"', "1\n2"],
      ["z", "3"],
    ]);
  });

  it("reads grouped thousands and signs", async () => {
    const { table } = await read('n,m\n"1,234.5",-1e3\n"12,345",+.5\n');
    expect(rowsOf(table)).toEqual([
      ["1234.5", "-1000"],
      ["12345", "0.5"],
    ]);
  });

  it("does not take 0x10, 1e999, Infinity or 12 kg for numbers", async () => {
    const { table } = await read("a\n0x10\n1e999\nInfinity\n12 kg\n5\n");
    expect(table.columns[0]?.kind).toBe("text");
  });

  it("keeps blanks at the ends of labels, for the learner to see", async () => {
    expect(rowsOf((await read("sex,n\nmale ,1\nmale,2\n")).table).map(([sex]) => sex)).toEqual(["male ", "male"]);
  });

  it("reads text that comes after 60,000 different numbers, in two columns at different rows", async () => {
    const lines = Array.from({ length: 60_000 }, (_, row) => `${row}.25,${row},${row}.5`);
    const { table } = await read(`a,b,c\n${lines.join("\n")}\n1,1,later\nlate,1,1\n`);
    expect(table.columns.map(({ kind }) => kind)).toEqual(["text", "number", "text"]);
    expect(rowsOf(table)[7]).toEqual(["7.25", "7", "7.5"]);
    expect(rowsOf(table).at(-1)).toEqual(["late", "1", "1"]);
  });

  it("gives back any table that was written", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "B", ",", '"', "\n", " ", ";", "ü"),
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const quote = (text: string): string => `"x${text.replaceAll('"', '""')}"`;
        const text = `left,right\n${rows.map((row) => row.map(quote).join(",")).join("\n")}\n`;
        const { table } = await read(text, { delimiter: ",", header: true });
        expect(rowsOf(table)).toEqual(rows.map((row) => row.map((one) => `x${one}`)));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe("what is malformed fails with a code and a line, or is read right", () => {
  it.each([
    ["no bytes", "", "csv/empty", undefined],
    ["only blanks", "\n  \n\n", "csv/empty", undefined],
    ["only a mark", "\uFEFF", "csv/empty", undefined],
    ["only a header", "a,b,c\n", "csv/only-header", undefined],
    ["only a header, without a line end", "a,b,c", "csv/only-header", undefined],
    ["a short row", "a,b\n1,2\n3\n4,5\n", "csv/ragged-row", 3],
    ["a long row", "a,b\n1,2\n3,4,5\n", "csv/ragged-row", 3],
    ["a short row after blank lines", "a,b\n1,2\n\n\n3\n", "csv/ragged-row", 5],
    ["a short row after a cell of two lines", 'a,b\n"1\n2",x\n3\n', "csv/ragged-row", 4],
    ["a short row with Windows line ends", "a,b\r\n1,2\r\n3\r\n", "csv/ragged-row", 3],
    ["a short row with old Macintosh line ends", "a,b\r1,2\r3\r", "csv/ragged-row", 3],
    ["a quote that never closes", 'a,b\n1,2\n3,"x\n4,5\n6,7\n', "csv/unclosed-quote", 3],
    ["a quote that another one closes", 'a,b\n1,"x\n4,5\n6,"y"\n', "csv/unclosed-quote", 2],
    ["a quote at the very end", 'a,b\n1,"', "csv/unclosed-quote", 2],
    ["text after a closing quote", 'a,b\n1,"x"y\n3,4\n', "csv/stray-quote", 2],
    ["a zero byte", "a,b\n1,2\n3,\0\n", "csv/binary", 3],
    ["a row of quotes", 'a,b\n1,2\n"""\n', "csv/unclosed-quote", 3],
  ])("%s", async (_, text, code, line) => {
    const failure = await failureOf(text);
    expect(failure).toMatchObject(line === undefined ? { code } : { code, line });
  });

  it("names the numbers of cells in a ragged row", async () => {
    expect(await failureOf("a,b\n1,2,3\n")).toMatchObject({ values: { found: 3, expected: 2 } });
  });

  it.each([
    ["xlsx", [0x50, 0x4b, 0x03, 0x04]],
    ["xls", [0xd0, 0xcf, 0x11, 0xe0]],
    ["gzip", [0x1f, 0x8b, 0x08, 0x00]],
    ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ])("another format: %s", async (format, start) => {
    expect(await failureOf(Uint8Array.from([...start, 1, 2, 3]))).toMatchObject({
      code: "csv/other-format",
      values: { format },
    });
  });

  it("too many columns, in a row that fits one piece", async () => {
    const header = Array.from({ length: 3000 }, (_, index) => `c${index}`).join(",");
    expect(await failureOf(`${header}\n${header}\n`)).toMatchObject({
      code: "csv/too-many-columns",
      line: 1,
      values: { found: 3000 },
    });
  });

  it("a million columns", async () => {
    expect(await failureOf(`${"c,".repeat(1_000_000)}c\n`)).toMatchObject({ code: "csv/too-many-columns", line: 1 });
  });

  it("a field that is too large", async () => {
    const failure = await failureOf(`a,b\n1,${"x".repeat(csvLimits.fieldLength + 1)}\n2,3\n`);
    expect(failure).toMatchObject({ code: "csv/field-too-large", line: 2 });
  });

  it("a quote that swallows three megabytes, where it opened", async () => {
    expect(await failureOf(`a,b\n1,2\n3,"x\n${"4,5\n".repeat(800_000)}`)).toMatchObject({
      code: "csv/unclosed-quote",
      line: 3,
    });
  });

  it("too many rows", async () => {
    expect(await failureOf(`a\n${"1\n".repeat(csvLimits.rows + 1)}`)).toMatchObject({ code: "csv/too-many-rows" });
  });

  it("too many bytes, before any is read", async () => {
    expect(await failureOf(new Uint8Array(csvLimits.bytes + 1))).toMatchObject({ code: "csv/too-large" });
  });

  it("bytes that are not in the encoding that was asked for", async () => {
    const failure = await failureOf(Uint8Array.from([0x61, 0x0a, 0xff, 0x0a]), { encoding: "utf-8" });
    expect(failure).toMatchObject({ code: "csv/encoding" });
  });

  it("reads mixed line ends, a missing last one and empty cells at the ends of rows", async () => {
    expect(rowsOf((await read("a,b\r\n1,2\n3,4\r5,6")).table)).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    expect(rowsOf((await read("a,b\n1,2,,\n3,4\n")).table)).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  it("renames headers that are empty, repeated or dangerous, and says so", async () => {
    const { table, reading } = await read("mass,mass,,__proto__,constructor,mass (2)\n1,2,3,4,5,6\n7,8,9,10,11,12\n");
    expect(table.names).toEqual(["mass", "mass (3)", "column 3", "column 4", "column 5", "mass (2)"]);
    expect(reading.notes.map(({ reason }) => reason)).toEqual([
      "renamed-duplicate",
      "renamed-empty",
      "renamed-reserved",
      "renamed-reserved",
    ]);
    expect(({} as Record<string, unknown>)["mass"]).toBeUndefined();
  });

  it("reads random bytes to a table or a failure, and never throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const outcome = await readCsv(bytes, undefined);
        if (outcome.ok) expect(outcome.value.table.rows).toBeGreaterThan(0);
        else expect(outcome.failure.code).toMatch(/^csv\//);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it("stops between two pieces when it is cancelled, having said how far it was", async () => {
    const done: number[] = [];
    const bytes = utf8(`a,b\n${"1,2\n".repeat(1_500_000)}`);
    const outcome = await readCsv(
      bytes,
      undefined,
      (read) => done.push(read),
      () => done.length >= 2,
    );
    expect(outcome).toEqual({ ok: false, failure: { code: "csv/cancelled" } });
    expect(done).toHaveLength(2);
  });
});
