import { expect, it } from "vitest";
import { applyOperation } from "../../data/apply-cells";
import type { CellOperation, FittedColumn } from "../../experiment/trained-model";
import { ownUnits } from "./own-unit";

const column = (operations: readonly CellOperation[], features = ["mass"]): FittedColumn => ({
  source: "mass",
  kind: "number",
  decimal: ".",
  missing: [],
  operations,
  features,
  summary: { min: 0, median: 1, max: 2 },
});

it("goes back through scaling and logarithms to the column's own unit", () => {
  const operations: readonly CellOperation[] = [
    { op: "fill-number", value: 4000 },
    { op: "log" },
    { op: "affine", center: 8, scale: 0.5 },
  ];
  const prepared = operations.reduce<number | string | null>(
    (cell, operation) => applyOperation(operation, cell),
    3800,
  );
  const [unit] = ownUnits(["mass"], [column(operations)]);
  expect(unit?.unit).toBe("own");
  expect(unit?.of(Number(prepared))).toBeCloseTo(3800, 8);
});

it("leaves a number as it was prepared where there is no way back, or no model yet", () => {
  const [bent] = ownUnits(["mass"], [column([{ op: "power", lambda: 0.5 }])]);
  const [none] = ownUnits(["mass"]);
  for (const unit of [bent, none]) expect([unit?.unit, unit?.of(1.5)]).toEqual(["prepared", 1.5]);
});

it("knows a label's feature as a share of rows", () => {
  const features = ["sex = male", "sex = female"];
  const units = ownUnits(features, [column([{ op: "one-hot", labels: ["male", "female"] }], features)]);
  expect(units.map(({ unit, of }) => [unit, of(0.25)])).toEqual([
    ["share", 0.25],
    ["share", 0.25],
  ]);
});
