import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDigitCode, numberOf } from "../number-text";
import { cellText } from "../table";
import { missingMarks } from "./missing-marks";
import { plainNumber } from "./number-bytes";
import { readCsv } from "./read";

const utf8 = (text: string) => new TextEncoder().encode(text);
const numberText = fc.oneof(
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map(String),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => (value / 1000).toFixed(3)),
  fc.stringMatching(/^[+-]?\d{0,18}[.,]?\d{0,4}$/),
);
const cell = fc.oneof(
  { weight: 6, arbitrary: numberText },
  { weight: 2, arbitrary: fc.constantFrom("", " ", "NA", "n/a", "-", "unknown", "?", "none", "#DIV/0!") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("a", "1 234", "007", "1e3", "12 kg", "2024-01-05", "Zürich", "−4", "\u00a0NA "),
  },
);

/** A column by the rules, cell by cell: numbers where all that is not missing are, and no code such as 007; else text. */
function byTheRules(cells: readonly string[]): { kind: string; cells: (string | null)[] } {
  const marks = missingMarks();
  const known = cells.map((text) => text.trim()).filter((text) => !marks.always(text));
  const isNumber = (text: string) => !Number.isNaN(numberOf(text, ".")) && !isDigitCode(text);
  if (known.some(isNumber) && known.every((text) => isNumber(text) || marks.amongNumbers(text))) {
    const values = cells.map((text) => numberOf(text, "."));
    return { kind: "number", cells: values.map((value) => (Number.isNaN(value) ? null : String(value))) };
  }
  return { kind: "text", cells: cells.map((text) => (marks.always(text.trim()) ? null : text)) };
}

describe("a column from its bytes", () => {
  it("is what the rules say, cell by cell", async () => {
    const kinds: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 12 }), async (cells) => {
        const text = `x,id\n${cells.map((one) => `"${one}",1\n`).join("")}`;
        const read = await readCsv(utf8(text), { header: true, decimal: ".", delimiter: "," });
        if (!read.ok) throw new Error(read.failure.code);
        const [column] = read.value.table.columns;
        if (!column) throw new Error("no column");
        const expected = byTheRules(cells);
        kinds.push(expected.kind);
        expect(column.kind).toBe(expected.kind);
        expect(cells.map((_, row) => cellText(column, row))).toEqual(expected.cells);
      }),
      { seed: 4, numRuns: 1500 },
    );
    expect(new Set(kinds)).toEqual(new Set(["number", "text"]));
  });

  it("holds each number as the text says it, to the last bit", () => {
    let plain = 0;
    fc.assert(
      fc.property(numberText, (text) => {
        const value = plainNumber(utf8(text), 0, text.length, 46);
        if (Number.isNaN(value)) return;
        plain++;
        expect(Object.is(value, Number(text))).toBe(true);
      }),
      { seed: 5, numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(2000);
  });

  it("keeps labels of any number and length apart", async () => {
    const labels = Array.from({ length: 5000 }, (_, index) => "é".repeat(index % 7) + String(index * 7919) + "x");
    const cells = [...labels, ...labels.toReversed()];
    const read = await readCsv(utf8(`label\n${cells.join("\n")}`), undefined);
    if (!read.ok) throw new Error(read.failure.code);
    const [column] = read.value.table.columns;
    if (column?.kind !== "text") throw new Error("no text");
    expect(column.labels).toEqual(labels);
    expect(cells.map((_, row) => cellText(column, row))).toEqual(cells);
  });

  it("has room for more rows than the first ones let expect, and leaves none over where there are fewer", async () => {
    const [wide, narrow] = ["1234567.125,a label of some length\n", "2,b\n"];
    for (const [first, rest] of [
      [wide, narrow],
      [narrow, wide],
    ] as const) {
      const read = await readCsv(utf8(`x,label\n${first.repeat(12_000)}${rest.repeat(90_000)}`), undefined);
      if (!read.ok) throw new Error(read.failure.code);
      const [x, label] = read.value.table.columns;
      if (x?.kind !== "number" || label?.kind !== "text") throw new Error("other columns");
      const before = Number.parseFloat(first);
      expect([x.values.length, label.codes.length]).toEqual([102_000, 102_000]);
      expect(x.values.findIndex((value, row) => value !== (row < 12_000 ? before : Number.parseFloat(rest)))).toBe(-1);
      expect(label.codes.findIndex((code, row) => code !== (row < 12_000 ? 0 : 1))).toBe(-1);
      expect(x.values.buffer.byteLength).toBeLessThan(1.2 * x.values.byteLength);
    }
  });
});
