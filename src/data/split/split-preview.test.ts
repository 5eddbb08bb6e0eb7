import { expect, test } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { prepare } from "../prepare/prepare";
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

const sizes = table.columns[0];
const withGaps = makeTable([
  numberColumn("size", sizes?.kind === "number" ? sizes.values.map((size, row) => (row % 9 ? size : NaN)) : []),
  numberColumn(
    "weight",
    Array.from({ length: rows }, (_, row) => (row % 2 ? 50 : 40) + ((7 * row) % 13) + (row === 11 ? 900 : 0)),
  ),
  textColumn(
    "sex",
    Array.from({ length: rows }, (_, row) => (row % 17 === 0 ? null : (["m", "f", "F ", "m"][row % 4] ?? null))),
  ),
]);
const preparations: Experiment["preparation"][] = [
  [{ step: "auto" }],
  [{ step: "drop-rows-missing", columns: ["size"] }, { step: "auto" }],
  [{ step: "auto" }, { step: "drop-rows-missing", columns: "all" }],
  [{ step: "merge-spellings", columns: ["sex"] }],
  [{ step: "outliers", columns: ["weight"], action: "drop-rows", k: 1.5 }, { step: "auto" }],
  // What lies far out of a logarithm is not what lies far out of the number itself.
  [
    { step: "log", columns: ["weight"] },
    { step: "outliers", columns: ["weight"], action: "drop-rows", k: 20 },
    { step: "auto" },
  ],
];

test.each(
  preparations.flatMap((steps) =>
    [table, withGaps].map((of) => [steps.map(({ step }) => step).join(", "), of, steps] as const),
  ),
)("after %s the parts are those that a training gets, whatever was asked of the table before", (_, of, preparation) => {
  for (const seed of [1, 2, 1]) {
    const preview = previewSplit(of, { ...experiment, preparation, seed });
    const asked: Experiment = { ...experiment, preparation: [...preparation, { step: "auto" }], seed };
    const prepared = prepare(makeTable(of.columns), asked);
    const before = prepare(of, asked);
    if (!preview.ok || !prepared.ok || !before.ok) throw new Error("none of them may fail");
    const { parts, sourceRows, classes } = prepared.value;
    expect(preview.value.classes.map(({ label }) => label)).toEqual(classes);
    for (const part of ["train", "validation", "test"] as const) {
      expect(preview.value.rows[part]).toBe(parts[part].length);
      const shown = preview.value.cards.filter((card) => card.part === part).map(({ row }) => row);
      expect(shown.length).toBeGreaterThan(0);
      expect(Array.from(parts[part], (row) => sourceRows[row])).toEqual(expect.arrayContaining(shown));
    }
    // What was given away is the asker's own.
    before.value.fittingRows.fill(0);
    before.value.parts.train.fill(0);
  }
});
