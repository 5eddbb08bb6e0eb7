import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { makeTable, numberColumn, textColumn, type Table } from "../table";
import { prepare } from "./prepare";

const experiment = (more: Partial<Experiment> = {}): Experiment => ({
  ...defaultExperiment,
  data: { kind: "file", name: "test.csv", bytes: 0 },
  target: "y",
  preparation: [],
  ...more,
});

const failureOf = (table: Table, what: Experiment) => {
  const outcome = prepare(table, what);
  return outcome.ok ? null : outcome.failure;
};

describe("what cannot be prepared fails with the column's name", () => {
  const labels = (count: number, distinct: number): (string | null)[] =>
    Array.from({ length: count }, (_, row) => `c${row % distinct}`);
  const numbers = numberColumn(
    "a",
    Array.from({ length: 120 }, (_, row) => row),
  );
  const split = defaultExperiment.split;

  it.each([
    ["no such target", makeTable([numbers]), experiment(), { code: "data/target-missing-column", field: "y" }],
    [
      "one class",
      makeTable([numbers, textColumn("y", labels(120, 1))]),
      experiment(),
      { code: "data/target-constant", field: "y" },
    ],
    [
      "only missing targets",
      makeTable([
        numbers,
        textColumn(
          "y",
          labels(120, 1).map(() => null),
        ),
      ]),
      experiment(),
      { code: "data/target-empty", field: "y" },
    ],
    [
      "60 classes",
      makeTable([numbers, textColumn("y", labels(120, 60))]),
      experiment(),
      { code: "data/too-many-classes", values: { found: 60, limit: 50 } },
    ],
    [
      "two rows",
      makeTable([numberColumn("a", [1, 2]), textColumn("y", ["u", "v"])]),
      experiment(),
      { code: "data/too-few-rows" },
    ],
    ["only the target", makeTable([textColumn("y", labels(120, 2))]), experiment(), { code: "data/no-features" }],
    [
      "text among the features",
      makeTable([textColumn("t", labels(120, 3)), textColumn("y", labels(120, 2))]),
      experiment(),
      { code: "data/not-a-number", field: "t", values: { text: "c0" } },
    ],
    [
      "a gap among the features",
      makeTable([numberColumn("a", [NaN, ...numbers.values.subarray(1)]), textColumn("y", labels(120, 2))]),
      experiment(),
      { code: "data/not-a-number", field: "a", values: { missing: 1 } },
    ],
    [
      "no such group",
      makeTable([numbers, textColumn("y", labels(120, 2))]),
      experiment({ split: { ...split, group: "g" } }),
      { code: "data/group-column-missing", field: "g" },
    ],
    [
      "no such sealed column",
      makeTable([numbers, textColumn("y", labels(120, 2))]),
      experiment({ split: { ...split, testWhere: { column: "s", equals: ["x"] } } }),
      { code: "data/sealed-column-missing", field: "s" },
    ],
    [
      "text as a number",
      makeTable([numbers, textColumn("y", labels(120, 2))]),
      experiment({ task: "regression" }),
      { code: "data/target-not-a-number", field: "y" },
    ],
  ] as const)("%s", (_, table, what, failure) => {
    expect(failureOf(table, what)).toMatchObject(failure);
  });
});
