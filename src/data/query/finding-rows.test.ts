import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TableQuery } from "../../experiment/table-query";
import { atOnce } from "../pieces";
import { findingMarks } from "../profile/cell-marks";
import { cellText, columnNamed, makeTable, numberColumn, textColumn, type Table } from "../table";
import { findingRows } from "./finding-rows";

const rowsFor = (table: Table, query: TableQuery): number[] => [
  ...(atOnce(findingRows(table, atOnce(findingMarks(table)), query)) ?? Array.from({ length: table.rows }).keys()),
];
const cells = (table: Table, column: string, rows: readonly number[]) => {
  const found = columnNamed(table, column);
  return found ? rows.map((row) => cellText(found, row)) : [];
};

const number = fc.oneof(fc.constantFrom(NaN, 0, -1, 2.5), fc.integer({ min: -5, max: 5 }));
const label = fc.option(fc.constantFrom("b", "B", "a10", "a2", " é", "Zoo", ""), { nil: null });
const someTable = fc.array(fc.tuple(number, label), { minLength: 1, maxLength: 60 }).map((rows) =>
  makeTable([
    numberColumn(
      "x",
      rows.map(([x]) => x),
    ),
    textColumn(
      "y",
      rows.map(([, y]) => y),
    ),
  ]),
);

describe("sorted rows", () => {
  it("are all rows, in the order of a stable sort, the missing ones last whichever way", () => {
    fc.assert(
      fc.property(someTable, fc.boolean(), (table, descending) => {
        const column = columnNamed(table, "x");
        if (column?.kind !== "number") throw new Error("no numbers");
        const all = [...Array(table.rows).keys()];
        const known = all.filter((row) => !Number.isNaN(column.values[row]));
        const sign = descending ? -1 : 1;
        known.sort((a, b) => sign * ((column.values[a] as number) - (column.values[b] as number)));
        const missing = all.filter((row) => Number.isNaN(column.values[row]));
        expect(rowsFor(table, { order: { column: "x", descending } })).toEqual([...known, ...missing]);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it("keep equal labels in the order they came, and missing ones last", () => {
    fc.assert(
      fc.property(someTable, fc.boolean(), (table, descending) => {
        const rows = rowsFor(table, { order: { column: "y", descending } });
        expect([...rows].sort((a, b) => a - b)).toEqual([...Array(table.rows).keys()]);
        const sorted = cells(table, "y", rows);
        const known = sorted.filter((one) => one !== null);
        expect(sorted.slice(known.length).every((one) => one === null)).toBe(true);
        for (let at = 1; at < rows.length; at++) {
          if (sorted[at] === sorted[at - 1]) expect(rows[at]).toBeGreaterThan(rows[at - 1] as number);
        }
        // Each label stands in one block.
        expect(known.filter((one, at) => one !== known[at - 1])).toHaveLength(new Set(known).size);
      }),
      { seed: 9, numRuns: 300 },
    );
  });

  it("go by the numbers in labels, by dates, and by the scale that words make", () => {
    const table = makeTable([
      textColumn("room", ["a10", "a2", "a1"]),
      textColumn("day", ["3.2.2024", "10.1.2024", "2.2.2024"]),
      textColumn("size", ["medium", "low", "high"]),
    ]);
    const sorted = (column: string, descending = false) =>
      cells(table, column, rowsFor(table, { order: { column, descending } }));
    expect(sorted("room")).toEqual(["a1", "a2", "a10"]);
    expect(sorted("day")).toEqual(["10.1.2024", "2.2.2024", "3.2.2024"]);
    expect(sorted("size", true)).toEqual(["high", "medium", "low"]);
  });

  it("stay as they came where the column holds pictures", () => {
    const picture = (name: string) => `data:image/png;base64,${name}`;
    const table = makeTable([textColumn("p", [picture("c"), picture("a"), null, picture("b")])]);
    expect(rowsFor(table, { order: { column: "p", descending: false } })).toEqual([0, 1, 3, 2]);
  });
});

describe("filtered rows", () => {
  const table = makeTable([
    numberColumn("x", [1, 2, NaN, 4, 2]),
    textColumn("y", ["Oslo", "oslo ", null, "Lima", "Old Oslo"]),
  ]);

  it("hold what was asked for, ends and any case included", () => {
    const found = (...filters: NonNullable<TableQuery["filters"]>) => rowsFor(table, { filters });
    expect(found({ column: "x", holds: "between", from: 2, to: 4 })).toEqual([1, 3, 4]);
    expect(found({ column: "x", holds: "between", from: null, to: 1 })).toEqual([0]);
    expect(found({ column: "x", holds: "missing" })).toEqual([2]);
    expect(found({ column: "y", holds: "equals", text: "oslo" })).toEqual([0, 1]);
    expect(found({ column: "y", holds: "contains", text: "OSLO" })).toEqual([0, 1, 4]);
    expect(found({ column: "gone", holds: "missing" })).toEqual([0, 1, 2, 3, 4]);
  });

  it("hold all that was asked for at once, in the order that was asked for", () => {
    const filters = [
      { column: "y", holds: "contains", text: "o" },
      { column: "x", holds: "between", from: 2, to: null },
    ] as const;
    expect(rowsFor(table, { filters, order: { column: "y", descending: true } })).toEqual([1, 4]);
    expect(rowsFor(table, { faults: ["missing"], filters })).toEqual([]);
    expect(rowsFor(table, { faults: ["missing"], filters: [{ column: "x", holds: "missing" }] })).toEqual([2]);
  });

  it("are the rows that the test names, of any table", () => {
    fc.assert(
      fc.property(someTable, fc.integer({ min: -5, max: 5 }), fc.nat(5), (any, from, width) => {
        const rows = rowsFor(any, { filters: [{ column: "x", holds: "between", from, to: from + width }] });
        const values = cells(any, "x", [...Array(any.rows).keys()]);
        expect(rows).toEqual(
          [...values.keys()].filter(
            (row) => values[row] !== null && Number(values[row]) >= from && Number(values[row]) <= from + width,
          ),
        );
      }),
      { seed: 10, numRuns: 200 },
    );
  });
});
