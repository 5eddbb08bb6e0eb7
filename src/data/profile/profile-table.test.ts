import { describe, expect, it } from "vitest";
import type { ColumnFault } from "../../experiment/table-profile";
import { makeTable, numberColumn, textColumn, type Column } from "../table";
import { atOnce } from "../pieces";
import { findingMarks, rowsMarked } from "./cell-marks";
import { profileTable } from "./profile-table";

const rows = [...Array(100).keys()];
const profileOf = (column: Column, ...more: Column[]) => profileTable(makeTable([column, ...more])).columns[0];
const faultOf = (column: Column, fault: ColumnFault["fault"]) =>
  profileOf(column)?.faults.find((one) => one.fault === fault);
const masses = rows.map((row) => 2700 + 36 * ((row * 37) % 100));

describe("the kind of a column", () => {
  it.each([
    [
      "number",
      numberColumn(
        "a",
        masses.map((mass) => mass / 7),
      ),
    ],
    ["whole", numberColumn("a", masses)],
    [
      "category",
      textColumn(
        "a",
        rows.map((row) => `level ${row % 4}`),
      ),
    ],
    [
      "date",
      textColumn(
        "a",
        rows.map((row) => `2007-11-${10 + (row % 20)}`),
      ),
    ],
    [
      "text",
      textColumn(
        "a",
        rows.map((row) => `a note about nest ${row}`),
      ),
    ],
    [
      "id-like",
      textColumn(
        "a",
        rows.map((row) => `N${row}`),
      ),
    ],
    ["id-like", numberColumn("a", rows)],
    ["id-like", numberColumn("Order ID", masses)],
    [
      "constant",
      numberColumn(
        "a",
        rows.map(() => 3),
      ),
    ],
    [
      "empty",
      numberColumn(
        "a",
        rows.map(() => NaN),
      ),
    ],
  ] as const)("%s", (kind, column) => expect(profileOf(column)?.kind).toBe(kind));
});

describe("faults", () => {
  it("missing cells, with their rows", () => {
    const fault = faultOf(
      numberColumn(
        "a",
        masses.map((mass, row) => (row % 50 === 7 ? NaN : mass)),
      ),
      "missing",
    );
    expect(fault).toMatchObject({ count: 2, rows: [7, 57] });
  });

  it("a few kilograms among grams, and from where on", () => {
    const fault = faultOf(
      numberColumn(
        "a",
        masses.map((mass, row) => (row % 10 === 0 ? mass / 1000 : mass)),
      ),
      "unit",
    );
    expect(fault).toMatchObject({ count: 10, values: { factor: 1000 } });
    expect(fault?.values?.["below"]).toBeGreaterThan(6.3);
    expect(fault?.values?.["below"]).toBeLessThan(2700);
  });

  it("centimetres among millimetres", () => {
    const lengths = rows.map((row) => (170 + ((row * 37) % 60)) / (row % 12 === 0 ? 10 : 1));
    expect(faultOf(numberColumn("a", lengths), "unit")).toMatchObject({ count: 9, values: { factor: 10 } });
  });

  it("no second unit in a long tail", () => {
    expect(
      faultOf(
        numberColumn(
          "a",
          rows.map((row) => Math.exp(row / 10)),
        ),
        "unit",
      ),
    ).toBeUndefined();
  });

  it("999 far outside the others, which is then no outlier; not where it lies among them", () => {
    const depths = numberColumn(
      "a",
      rows.map((row) => (row % 20 === 0 ? 999 : 13 + (row % 9))),
    );
    expect(faultOf(depths, "code")).toMatchObject({ count: 5, values: { code: 999 } });
    expect(faultOf(depths, "outlier")).toBeUndefined();
    expect(
      faultOf(
        numberColumn(
          "a",
          rows.map((row) => 900 + row),
        ),
        "code",
      ),
    ).toBeUndefined();
  });

  it("single numbers far outside", () => {
    expect(
      faultOf(
        numberColumn(
          "a",
          masses.map((mass, row) => (row === 5 ? 60_000 : mass)),
        ),
        "outlier",
      ),
    ).toMatchObject({ count: 1, rows: [5] });
  });

  it("other spellings and abbreviations", () => {
    const labels = rows.map((row) => (row < 4 ? "male " : row < 6 ? "M" : row % 2 ? "MALE" : "FEMALE"));
    expect(faultOf(textColumn("a", labels), "spelling")).toMatchObject({ count: 6, rows: [0, 1, 2, 3, 4, 5] });
  });

  it("labels that say nothing is known", () => {
    expect(
      faultOf(
        textColumn(
          "a",
          rows.map((row) => (row % 10 ? "yes" : "unknown")),
        ),
        "code",
      ),
    ).toMatchObject({ count: 10, values: { code: "unknown" } });
  });

  it("words among numbers", () => {
    expect(
      faultOf(
        textColumn(
          "a",
          rows.map((row) => (row === 9 ? "about 5" : String(row))),
        ),
        "mixed",
      ),
    ).toMatchObject({ count: 1, rows: [9] });
  });

  it("long labels", () => {
    expect(
      faultOf(
        textColumn(
          "a",
          rows.map((row) => `Adelie Penguin (Pygoscelis adeliae ${row % 2})`),
        ),
        "long-labels",
      ),
    ).toMatchObject({ count: 100 });
  });

  it("rows that repeat an earlier one", () => {
    const table = makeTable([
      numberColumn(
        "a",
        rows.map((row) => row % 90),
      ),
    ]);
    expect(profileTable(table).duplicateRows).toBe(10);
    expect([...rowsMarked(atOnce(findingMarks(table)), table.rows, ["duplicate"])]).toEqual([
      90, 91, 92, 93, 94, 95, 96, 97, 98, 99,
    ]);
  });
});

describe("a leak", () => {
  const sex = textColumn(
    "sex",
    rows.map((row) => ((row * 7) % 10 < 5 ? "F" : "M")),
  );
  const leakOf = (column: Column, target: Column = sex) =>
    profileTable(makeTable([column, target]), undefined, target.name).columns[0]?.faults.find(
      ({ fault }) => fault === "leak",
    );

  it("is a column that alone tells the class of rows it was not fitted on", () => {
    expect(
      leakOf(
        textColumn(
          "leg",
          rows.map((row) => ((row * 7) % 10 < 5 ? "left" : "right")),
        ),
      ),
    ).toMatchObject({ values: { score: 1 } });
    expect(
      leakOf(
        numberColumn(
          "dose",
          rows.map((row) => ((row * 7) % 10 < 5 ? row / 100 : 5 + row / 100)),
        ),
      ),
    ).toBeDefined();
  });

  it("is not a column that only helps, nor a name for every row", () => {
    expect(
      leakOf(
        textColumn(
          "leg",
          rows.map((row) => ((row * 7) % 10 < 5 !== (row % 10 === 0) ? "left" : "right")),
        ),
      ),
    ).toBeUndefined();
    expect(
      leakOf(
        textColumn(
          "name",
          rows.map((row) => `N${row}`),
        ),
      ),
    ).toBeUndefined();
  });

  it("is a column that follows a numeric target", () => {
    const price = numberColumn("price", masses);
    expect(
      leakOf(
        numberColumn(
          "price in cents",
          masses.map((mass) => mass * 100),
        ),
        price,
      ),
    ).toBeDefined();
    expect(
      leakOf(
        numberColumn(
          "other",
          rows.map((row) => (row * 61) % 89),
        ),
        price,
      ),
    ).toBeUndefined();
  });

  it("is not told from fewer than 20 rows", () => {
    const few = [...Array(15).keys()];
    const target = textColumn(
      "y",
      few.map((row) => (row % 2 ? "a" : "b")),
    );
    const table = makeTable([
      textColumn(
        "x",
        few.map((row) => (row % 2 ? "l" : "r")),
      ),
      target,
    ]);
    expect(profileTable(table, undefined, "y").columns[0]?.faults).toEqual([]);
  });
});

it("counts what was measured in its bins, and a code such as 999 in none", () => {
  const { numbers } =
    profileOf(
      numberColumn(
        "a",
        rows.map((row) => (row % 20 === 0 ? 999 : 13 + (row % 9))),
      ),
    ) ?? {};
  expect(numbers).toMatchObject({ min: 13, max: 999, binsFrom: 13, binsTo: 21 });
  expect(numbers?.bins.reduce((sum, count) => sum + count)).toBe(95);
  expect(numbers?.bins.filter((count) => count > 0)).toHaveLength(9);
});

it("describes numbers by quartiles and 24 bins, labels by frequency", () => {
  const { numbers } = profileOf(numberColumn("a", [0, 1, 2, 3, 24])) ?? {};
  expect(numbers).toMatchObject({ min: 0, q1: 1, median: 2, q3: 3, max: 24, mean: 6 });
  expect(numbers?.bins).toHaveLength(24);
  expect(numbers?.bins.map((count, bin) => [bin, count]).filter(([, count]) => count)).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
    [23, 1],
  ]);
  expect(profileOf(textColumn("a", ["x", "y", "y", null]))).toMatchObject({
    missing: 1,
    distinct: 2,
    labels: [
      { label: "y", count: 2 },
      { label: "x", count: 1 },
    ],
  });
});
