import { describe, expect, it } from "vitest";
import pima from "../../datasets/pima-diabetes/pima-diabetes.csv?raw";
import { readCsv } from "../csv/read";
import { atOnce } from "../pieces";
import { makeTable, numberColumn, textColumn, type Table } from "../table";
import { detailing } from "./column-detail";
import { correlating } from "./correlations";

async function tableOf(csv: string): Promise<Table> {
  const read = await readCsv(new TextEncoder().encode(csv), undefined);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.table;
}

describe("a column looked at closely", () => {
  it("of numbers has quantiles, what is far out with its row, and the numbers that come most", async () => {
    const detail = atOnce(detailing(await tableOf(pima), "insulin", "diabetes"));
    expect(detail?.frequent[0]).toEqual({ value: "0", count: 374 });
    expect(detail?.quantiles?.find(({ share }) => share === 0.5)?.value).toBe(30.5);
    expect(detail?.far).toMatchObject({ below: 0, above: 9 });
    expect(detail?.far?.examples[0]).toEqual({ sourceRow: 13, value: 846 });
    expect(detail?.profile.numbers?.skewness).toBeCloseTo(2.267811, 5);
  });

  it("tells by class of the target how many are missing, and the middle of the others", () => {
    const table = makeTable([numberColumn("x", [1, NaN, 3, 9, NaN]), textColumn("y", ["a", "a", "a", "b", null])]);
    expect(atOnce(detailing(table, "x", "y"))?.byClass).toEqual([
      { label: "a", rows: 3, missing: 1, median: 2 },
      { label: "b", rows: 1, missing: 0, median: 9 },
    ]);
  });

  it("has ordered labels in their order, and is null where there is no such column", () => {
    const table = makeTable([textColumn("size", ["large", "small", "medium", "small"])]);
    expect(atOnce(detailing(table, "size", ""))?.frequent.map(({ value }) => value)).toEqual([
      "small",
      "medium",
      "large",
    ]);
    expect(atOnce(detailing(table, "colour", ""))).toBeNull();
  });
});

describe("correlations", () => {
  it("name the second of two classes, and count the rows that have both", () => {
    const table = makeTable([
      numberColumn("x", [1, 2, 3, 4, NaN]),
      numberColumn("square", [1, 4, 9, 16, 25]),
      textColumn("y", ["no", "no", "yes", "yes", "yes"]),
      textColumn("name", ["a", "b", "c", "a", "b"]),
    ]);
    const { names, pairs, target } = atOnce(correlating(table, "y"));
    expect([names, target]).toEqual([["y = yes", "x", "square"], true]);
    expect(pairs[1]?.[2]).toMatchObject({ rows: 4 });
    expect(pairs[1]?.[2]?.spearman).toBeCloseTo(1, 12);
    expect(pairs[1]?.[2]?.pearson).toBeCloseTo(0.984374, 6);
    expect(pairs[2]?.[1]).toBe(pairs[1]?.[2]);
  });

  it("of many columns keep those that go most with the target", () => {
    const at = Array.from({ length: 50 }, (_, row) => row);
    const wave = (column: number) => at.map((row) => Math.sin(1 + row * (column + 3)));
    const columns = at
      .slice(0, 40)
      .map((column) => numberColumn(`c${column}`, column === 37 ? at.map((row) => row ** 2) : wave(column)));
    const { names, leftOut } = atOnce(correlating(makeTable([...columns, numberColumn("y", at)]), "y"));
    expect(names.length).toBe(30);
    expect(names).toContain("c37");
    expect(leftOut).toBe(11);
  });

  it("of many rows are told from some, and say so", () => {
    const many = Array.from({ length: 6000 }, (_, row) => Math.cos(row));
    const { rows, of } = atOnce(correlating(makeTable([numberColumn("a", many), numberColumn("b", many)]), ""));
    expect([rows, of]).toEqual([5000, 6000]);
  });
});
