import { describe, expect, it } from "vitest";
import { createRandom } from "../../experiment/random";
import { atOnce } from "../pieces";
import { makeTable, numberColumn, textColumn, type Column } from "../table";
import { findingDerivations } from "./derivation";

const rows = 300;
const random = createRandom(9, "derivation");
const some = (mean: number, sd: number) => Array.from({ length: rows }, () => mean + sd * random.normal());
const [net, tax, noise] = [some(50, 10), some(8, 3), some(0, 1)] as [number[], number[], number[]];
const labels = (of: (row: number) => string) => Array.from({ length: rows }, (_, row) => of(row));
const coin = labels(() => (random.next() < 0.5 ? "heads" : "tails"));
const die = labels(() => (random.next() < 0.5 ? "odd" : "even"));

function found(target: Column, ...more: Column[]) {
  const columns = [
    numberColumn("net", net),
    numberColumn("tax", tax),
    numberColumn("noise", noise),
    textColumn("coin", coin),
    textColumn("die", die),
    ...more,
  ];
  return atOnce(findingDerivations(makeTable([...columns, target]), columns, target)).map(({ column, other, form }) =>
    [form, column, other].filter((one) => one !== undefined).join(" "),
  );
}
const number = (of: (row: number) => number) =>
  numberColumn(
    "y",
    labels(String).map((_, row) => of(row)),
  );
const at = (list: number[], row: number): number => list[row] ?? 0;

describe("a target that was made of two columns", () => {
  it.each([
    ["sum net tax", (row: number) => at(net, row) + at(tax, row)],
    ["difference net tax", (row: number) => at(net, row) - at(tax, row)],
    ["product net tax", (row: number) => 3 * at(net, row) * at(tax, row)],
    ["ratio tax net", (row: number) => at(tax, row) / at(net, row) + 2],
  ])("is traced to their %s", (name, of) => {
    expect(found(number(of))).toContain(name);
  });
  it("is traced where it is a class: above a bound, or between two", () => {
    const gross = (row: number) => at(net, row) + at(tax, row);
    expect(
      found(
        textColumn(
          "y",
          labels((row) => (gross(row) > 60 ? "high" : "low")),
        ),
      ),
    ).toContain("sum net tax");
    const three = labels((row) => (gross(row) > 65 ? "high" : gross(row) > 50 ? "middle" : "low"));
    expect(found(textColumn("y", three))).toContain("sum net tax");
  });
  it("is traced to the combination of two labels, neither of which tells anything", () => {
    const same = labels((row) => ((coin[row] === "heads") === (die[row] === "odd") ? "win" : "lose"));
    expect(found(textColumn("y", same))).toEqual(["pair coin die"]);
  });
});

describe("a target that was made of one column", () => {
  it("is traced to it alone: a line, or a bound wherever it lies", () => {
    expect(found(number((row) => 9 - 2 * at(net, row)))).toEqual(["alone net"]);
    const bound = [...net].sort((a, b) => a - b)[100] ?? 0;
    expect(
      found(
        textColumn(
          "y",
          labels((row) => (at(net, row) > bound ? "yes" : "no")),
        ),
      ),
    ).toEqual(["alone net"]);
  });
});

describe("nothing is traced", () => {
  it("where a column is strong but honest", () => {
    expect(found(number((row) => at(net, row) + 3 * at(noise, row) + 4 * Math.sin(row)))).toEqual([]);
    const often = labels((row) => ((row % 10 === 0) !== at(net, row) > 50 ? "yes" : "no"));
    expect(found(textColumn("y", often))).toEqual([]);
  });
  it("where nearly all rows are of one class", () => {
    expect(
      found(
        textColumn(
          "y",
          labels((row) => (row < 3 ? "rare" : "common")),
        ),
      ),
    ).toEqual([]);
  });
});
