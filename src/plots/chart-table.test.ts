import { expect, it } from "vitest";
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
