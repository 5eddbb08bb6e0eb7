import { describe, expect, it } from "vitest";
import type { Experiment } from "../../experiment/experiment";
import { cellText } from "../table";
import { readCsv } from "./read";

async function read(text: string, reading?: Experiment["reading"]) {
  const outcome = await readCsv(new TextEncoder().encode(text), reading);
  if (!outcome.ok) return outcome.failure.code;
  const { table } = outcome.value;
  return table.columns.map((column) => ({
    kind: column.kind,
    cells: Array.from({ length: table.rows }, (_, row) => cellText(column, row)),
  }));
}
const column = async (cells: readonly string[], reading: Experiment["reading"]) =>
  (await read(`n;x\n${cells.map((cell) => `${cell};a`).join("\n")}\n`, reading))[0];

describe("marks of thousands that are asked for", () => {
  it.each([
    ["point", ".", ["1.234", "12", "1.234.567,5"], ["1234", "12", "1234567.5"]],
    ["comma", ",", ["1,234", "12", "1,234,567.5"], ["1234", "12", "1234567.5"]],
    ["blank", " ", ["1 234", "12", "1\u00a0234.5"], ["1234", "12", "1234.5"]],
    ["apostrophe", "'", ["1'234", "12", "1’234.5"], ["1234", "12", "1234.5"]],
  ] as const)("%s: such numbers are numbers", async (_, thousands, cells, values) => {
    expect(await column(cells, { thousands })).toEqual({ kind: "number", cells: values });
  });

  it.each([
    ["none", ["1,234", "2,345"]],
    [" ", ["1,234", "2 345"]],
    ["'", ["1 234", "2'345"]],
  ] as const)("%j: what is written otherwise stays text", async (thousands, cells) => {
    expect(await column(cells, { thousands, decimal: "." })).toEqual({ kind: "text", cells });
  });
});

describe("quotes around fields", () => {
  const single = "name,note\nAda,'a, b'\nBob,'it''s'\n";
  const inSingle = ["a, b", "it's"];

  it("are read as asked: single ones, doubled inside", async () => {
    expect((await read(single, { quote: "'" }))[1]).toMatchObject({ cells: inSingle });
  });

  it("are recognized as single where only so every row has as many fields", async () => {
    expect((await read(single))[1]).toMatchObject({ cells: inSingle });
    expect((await read("name,note\nAda,'a'\nBob,don't\n"))[1]).toMatchObject({ cells: ["'a'", "don't"] });
  });

  it("are characters like any other where there are none", async () => {
    const inches = 'size,note\n5,"a b\n6,c\n';
    expect(await read(inches)).toBe("csv/unclosed-quote");
    expect((await read(inches, { quote: "none" }))[1]).toMatchObject({ cells: ['"a b', "c"] });
  });

  it("that never close are told of with their line, also single ones", async () => {
    expect(await read("a,b\n1,'2\n3,4\n", { quote: "'" })).toBe("csv/unclosed-quote");
  });
});
