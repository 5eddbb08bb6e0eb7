import { describe, expect, it } from "vitest";
import { makeTable, numberColumn, textColumn } from "../table";
import { atOnce } from "../pieces";
import { applyStep } from "./apply-step";
import reference from "./fixtures/reference.json" with { type: "json" };
import { startWork, type Work } from "./work";

/** The first 36 of 60 rows are for training, as in fixtures/make-reference.py. */
function work(): Work {
  const table = makeTable([
    numberColumn(
      "value",
      reference.values.map((value) => value ?? NaN),
    ),
    textColumn("label", reference.labels),
  ]);
  return startWork(
    table,
    "target",
    [],
    Int32Array.from({ length: 36 }, (_, row) => row),
  );
}

const valuesOf = (done: Work, index = 0): number[] => {
  const column = done.columns[index]?.column;
  return column?.kind === "number" ? [...column.values] : [];
};

function expectClose(found: readonly number[], expected: readonly (number | null)[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, row) => expect(value).toBeCloseTo(expected[row] ?? NaN, 10));
}

describe("as scikit-learn does it", () => {
  const imputed = ["median", "mean"] as const;
  const scaled = ["standardize", "min-max", "robust"] as const;
  it.each(imputed.flatMap((number) => scaled.map((as) => [number, as] as const)))("%s, then %s", (number, as) => {
    const done = work();
    atOnce(applyStep(done, { step: "impute", columns: ["value"], number, category: "own-level" }));
    atOnce(applyStep(done, { step: "scale", columns: ["value"], as }));
    expectClose(valuesOf(done), reference[`${number} ${as}`]);
  });

  it("one-hot", () => {
    const done = work();
    atOnce(applyStep(done, { step: "encode", columns: ["label"], as: "one-hot" }));
    const features = done.columns[1]?.features ?? [];
    expect(features.map(({ name }) => name)).toEqual(["label = Biscoe", "label = Dream", "label = Torgersen"]);
    reference["one-hot"].forEach((row, index) => expect(features.map(({ values }) => values[index])).toEqual(row));
  });

  it("Tukey's fences with NumPy's percentiles", () => {
    const done = work();
    atOnce(applyStep(done, { step: "outliers", columns: ["value"], k: 1.5, action: "clip" }));
    const found = valuesOf(done);
    reference["clip 1.5"].forEach((value, row) => {
      if (value === null) expect(found[row]).toBeNaN();
      else expect(found[row]).toBeCloseTo(value, 9);
    });
  });
});
