import { expect, it } from "vitest";
import { payloads } from "../../tests/injection/payloads";
import { toCsv } from "./chart-table";

const csv = (rows: readonly (readonly (string | number | null)[])[]) =>
  toCsv({ columns: [{ name: "a" }, { name: "b", unit: "mm" }], rows });

it("writes a header with units, and quotes what needs quotes", () => {
  expect(csv([["x,y", 1.5]])).toBe('a,b (mm)\r\n"x,y",1.5\r\n');
  expect(csv([['say "so"', null]])).toContain('"say ""so""",\r\n');
});
it("disarms formulas in text cells and leaves negative numbers alone", () => {
  expect(csv([["=1+1", -2]])).toContain("'=1+1,-2\r\n");
  expect(csv([["@SUM", "-3"]])).toContain("'@SUM,'-3\r\n");
});
it.each(payloads)("%j as a name, a unit and a cell computes nothing and stays in its field", (text) => {
  const written = toCsv({ columns: [{ name: text }, { name: "b", unit: text }], rows: [[text, -1]] });
  const [head = [], row = []] = fieldsOf(written);
  const isFormula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
  expect([head[0], row[0]]).toEqual(Array(2).fill(isFormula.test(text) ? `'${text}` : text));
  expect([head[1], row[1]]).toEqual([`b (${text})`, "-1"]);
});

/** As RFC 4180 has it. */
const fieldsOf = (csv: string): string[][] =>
  [...csv.matchAll(/(?:"(?:[^"]|"")*"|[^,"\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^,"\r\n]*))*\r\n/g)].map(([line]) =>
    [...line.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
    ),
  );
