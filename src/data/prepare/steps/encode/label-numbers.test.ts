import { expect, it } from "vitest";
import { encodeRow } from "../../../apply-cells";
import { atOnce } from "../../../pieces";
import { makeTable, numberColumn, textColumn } from "../../../table";
import { applyStep } from "../../apply-step";
import type { ExplicitStep } from "../../step-rule";
import { featureMatrix } from "../../features";
import { startWork } from "../../work";

const towns = ["a", "b", "a", "c", "b", "a", "c", "b", "a", "b", "d", "a"];
const prices = [10, 30, 12, 50, 34, 11, 55, 33, 14, 31, 70, 12];

/** The last two rows are not for training; "d" stands in one of them only. */
function features(...steps: readonly ExplicitStep[]) {
  const table = makeTable([textColumn("town", towns), numberColumn("price", prices)]);
  const work = startWork(
    table,
    "price",
    [],
    Int32Array.from({ length: 10 }, (_, row) => row),
  );
  work.targetNumbers = [Float64Array.from(prices)];
  for (const step of steps) atOnce(applyStep(work, step));
  const made = atOnce(featureMatrix(work));
  if (!made.ok) throw new Error(made.failure.code);
  return made.value;
}
const scale: ExplicitStep = { step: "scale", columns: "all", as: "standardize" };

it.each(["ordinal", "frequency", "target", "target-own"] as const)(
  "a label that became one number (%s) is brought to one scale, and a row typed in gets the same number",
  (as) => {
    const made = features({ step: "encode", columns: "all", as }, scale);
    const training = [...made.x.slice(0, 10)];
    const mean = training.reduce((sum, value) => sum + value, 0) / 10;
    expect(mean).toBeCloseTo(0, 5);
    expect(training.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 10).toBeCloseTo(1, 5);
    const fitted = { columns: made.columns, features: made.features, target: { name: "price", center: 0, scale: 1 } };
    for (const row of [10, 11]) {
      const typed = encodeRow(fitted, { town: towns[row] ?? "" });
      expect(typed.ok && typed.value[0]).toBeCloseTo(made.x[row] ?? NaN, 5);
    }
  },
);

it("zeros and ones of labels keep their values when the rest is scaled", () => {
  const made = features({ step: "encode", columns: "all", as: "one-hot" }, scale);
  expect([...new Set(made.x)].sort()).toEqual([0, 1]);
});

it("a row's own target is in its label's mean only where that is asked for", () => {
  const alone = (as: "target" | "target-own") => {
    const table = makeTable([
      textColumn("name", ["a", "b", "c", "d", "e", "f"]),
      numberColumn("y", [1, 2, 3, 4, 5, 6]),
    ]);
    const work = startWork(
      table,
      "y",
      [],
      Int32Array.from({ length: 6 }, (_, row) => row),
    );
    work.targetNumbers = [Float64Array.from([1, 2, 3, 4, 5, 6])];
    atOnce(applyStep(work, { step: "encode", columns: "all", as }));
    const values = work.columns[0]?.features?.[0]?.values ?? [];
    return Math.sign((values[4] ?? 0) - (values[0] ?? 0));
  };
  expect(alone("target-own")).toBe(1);
  // Without its own answer, a row with a large target is told a smaller mean.
  expect(alone("target")).toBe(-1);
});
