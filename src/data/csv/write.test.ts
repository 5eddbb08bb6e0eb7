import { expect, it } from "vitest";
import { makeTable, numberColumn, textColumn } from "../table";
import { writeCsv } from "./write";

it("disarms text that a spreadsheet takes for a formula, and leaves negative numbers alone", () => {
  const table = makeTable([numberColumn("n", [-1.5, NaN, 2, 3]), textColumn("=t", ["=1+1", "@SUM(A1)", "-x", "+y"])]);
  expect(writeCsv(table)).toBe("n,'=t\n-1.5,'=1+1\n,'@SUM(A1)\n2,'-x\n3,'+y\n");
});

it("quotes delimiters, quotes, line ends and blanks at the ends", () => {
  const table = makeTable([textColumn("a", ["x,y", 'say "x"', "1\n2", "male ", null])]);
  expect(writeCsv(table)).toBe('a\n"x,y"\n"say ""x"""\n"1\n2"\n"male "\n\n');
});
