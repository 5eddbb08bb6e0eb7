import fc from "fast-check";
import { expect, it } from "vitest";
import { CellSpans } from "./cell-spans";
import { RecordCutter } from "./records";

const utf8 = (text: string) => new TextEncoder().encode(text);
/** What a cutter has to tell apart, more often than by chance. */
const csvText = fc
  .array(fc.constantFrom('"', '"', '""', ",", ",", ";", "\n", "\r\n", "\r", " ", "a", "12.5", "ü", "\u00a0", "🦆"), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));

interface Record {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The records as papaparse cuts them, until the first that it finds wrong. */
function byPapaparse(text: string): Record[] {
  const records: Record[] = [];
  const cutter = new RecordCutter(",", (cells, line) => {
    records.push({ cells, line });
    return null;
  });
  cutter.feed(text.replace(/\r\n?/g, "\n"), true);
  return records;
}

/** The records that are cut from the bytes, which come in two pieces; and whether all were. */
function byBytes(bytes: Uint8Array, firstPiece: number): { records: Record[]; all: boolean } {
  const spans = new CellSpans(44, 100);
  const records: Record[] = [];
  let at = 0;
  let line = 1;
  for (const to of [Math.min(firstPiece, bytes.length), bytes.length]) {
    while (at < to) {
      const found = spans.cut(bytes, at, to, to === bytes.length, 0);
      if (found < 0) return { records, all: false };
      if (found === 0) break;
      const cells = spans.texts(bytes, 0, found);
      if (found > 1 || cells[0]?.trim() !== "") records.push({ cells, line });
      at = spans.next;
      line += spans.height;
    }
  }
  return { records, all: true };
}

it("cuts records as papaparse does, until one is left to it", () => {
  let cut = 0;
  fc.assert(
    fc.property(csvText, fc.nat(60), (text, firstPiece) => {
      const expected = byPapaparse(text);
      const { records, all } = byBytes(utf8(text), firstPiece);
      expect(records).toEqual(all ? expected : expected.slice(0, records.length));
      if (all) cut++;
    }),
    { seed: 3, numRuns: 4000 },
  );
  expect(cut).toBeGreaterThan(1000);
});

it("leaves a record with text behind a closing quote, or without one, to papaparse", () => {
  const cut = (text: string) => new CellSpans(44, 100).cut(utf8(text), 0, utf8(text).length, true, 0);
  expect([cut('"a" b,c\n'), cut('"a\nb,c\n'), cut("a,b\0,c\n"), cut('"a","b"\n')]).toEqual([-1, -1, -1, 2]);
});
