import { expect, test } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { makeTable, numberColumn, textColumn } from "../table";
import { previewSplit } from "./split-preview";

const rows = 120;
const table = makeTable([
  numberColumn(
    "size",
    Array.from({ length: rows }, (_, i) => Math.round(100 * Math.sin(i)) / 10),
  ),
  textColumn(
    "bird",
    Array.from({ length: rows }, (_, i) => `bird ${i % 60}`),
  ),
  textColumn(
    "sex",
    Array.from({ length: rows }, (_, i) => (i % 2 ? "m" : "f")),
  ),
]);
const experiment: Experiment = { ...defaultExperiment, data: { kind: "file", name: "a.csv", bytes: 1 }, target: "sex" };

test("counts the rows of each class in each part", () => {
  const outcome = previewSplit(table, experiment);
  if (!outcome.ok) throw new Error(outcome.failure.code);
  expect(outcome.value.rows).toEqual({ train: 72, validation: 24, test: 24 });
  expect(outcome.value.classes).toEqual([
    { label: "f", train: 36, validation: 12, test: 12 },
    { label: "m", train: 36, validation: 12, test: 12 },
  ]);
});

test("names a column whose values stand on both sides, until the split goes by it", () => {
  const named = (split: Experiment["split"]) => {
    const outcome = previewSplit(table, { ...experiment, split });
    return outcome.ok && outcome.value.leaks.map((leak) => "column" in leak && leak.column);
  };
  expect(named(experiment.split)).toEqual(["bird"]);
  expect(named({ ...experiment.split, group: "bird" })).toEqual([]);
});
