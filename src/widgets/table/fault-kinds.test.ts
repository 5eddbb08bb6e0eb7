import { expect, test } from "vitest";
import type { ColumnProfile, TableProfile } from "../../experiment/table-profile";
import { codedCells, faultCounts, oddBars } from "./fault-kinds";

const depth: ColumnProfile = {
  name: "depth",
  kind: "number",
  missing: 2,
  distinct: 90,
  numbers: {
    min: 0,
    q1: 15,
    median: 17,
    q3: 19,
    max: 1000,
    mean: 20,
    sd: 2,
    skewness: 0,
    binsFrom: 0,
    binsTo: 1000,
    bins: Array.from({ length: 10 }, () => 1),
  },
  faults: [
    { fault: "missing", count: 2, rows: [1, 2] },
    { fault: "code", count: 10, rows: [3], values: { code: 999 } },
    { fault: "unit", count: 4, rows: [4], values: { below: 100, factor: 10 } },
  ],
};
const island: ColumnProfile = {
  name: "island",
  kind: "category",
  missing: 0,
  distinct: 3,
  labels: [
    { label: "Dream", count: 9 },
    { label: "dream", count: 1 },
  ],
  faults: [{ fault: "spelling", count: 1, rows: [7], values: { spellings: 1, examples: "dream \u2192 Dream" } }],
};
const profile: TableProfile = {
  rows: 100,
  columns: [depth, island],
  duplicateRows: 3,
  reading: { delimiter: ",", encoding: "utf-8", decimal: ".", header: true, missing: [] },
};

test("counts the cells with each kind of fault, and repeated rows; kinds that do not occur have no filter", () => {
  expect([...faultCounts(profile)]).toEqual([
    ["spelling", 1],
    ["unit", 4],
    ["code", 10],
    ["duplicate", 3],
    ["missing", 2],
  ]);
});

test("a code has a bar of its own; the bars of another unit and of other spellings are drawn in pencil", () => {
  expect(codedCells(depth)).toBe(10);
  expect(oddBars(depth)).toEqual([0]);
  expect(oddBars(island)).toEqual(["dream"]);
});
