import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { experimentSchema, type Experiment } from "../../../../experiment/experiment";
import { makeTable, numberColumn, textColumn, type Table } from "../../../table";
import { handLabelled } from "./hand-labels";
import { prepare } from "../../prepare";
import { repairs } from "../../repairs";

const table = (): Table =>
  makeTable([
    numberColumn("size", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    textColumn("said", ["a", "b", "a", "b", "a", "b", null, "b", "a", "b"]),
  ]);

const experiment = (values: Partial<Experiment> = {}): Experiment => ({
  format: 1,
  seed: 1,
  data: { kind: "shelf", id: "none" },
  target: "mine",
  task: "auto",
  preparation: [{ step: "label-rows", column: "mine", labels: { big: [5, 6, 7, 8, 9], small: [0, 1, 2, 3] } }],
  split: { train: 0.6, validation: 0.4, test: 0, stratify: true },
  model: { family: "linear" },
  training: { epochs: 1, batchSize: 4, optimizer: "sgd", learningRate: 0.1 },
  evaluation: { openTest: false },
  backend: "cpu",
  ...values,
});
const cellsOf = (column: Table["columns"][number] | undefined) =>
  column?.kind === "text" ? [...column.codes].map((code) => column.labels[code] ?? null) : [...(column?.values ?? [])];

describe("labels by hand", () => {
  it("make a new column, empty where nobody said anything", () => {
    const after = handLabelled(table(), experiment().preparation);
    expect(after.names).toEqual(["size", "said", "mine"]);
    expect(cellsOf(after.columns[2])).toEqual(["small", "small", "small", "small", null, ...Array(5).fill("big")]);
  });

  it("overwrite cells of a column that is there, and the later step wins", () => {
    const after = handLabelled(table(), [
      { step: "label-rows", column: "said", labels: { c: [0, 6] } },
      { step: "label-rows", column: "said", labels: { d: [6] } },
      { step: "label-rows", column: "said", labels: { e: [1] }, off: true },
    ]);
    expect(cellsOf(after.columns[1])).toEqual(["c", "b", "a", "b", "a", "b", "d", "b", "a", "b"]);
  });

  it("keep a column of numbers numbers where every label is one", () => {
    const numbers = handLabelled(table(), [{ step: "label-rows", column: "size", labels: { "20": [0] } }]);
    expect(cellsOf(numbers.columns[0])?.slice(0, 2)).toEqual([20, 2]);
    const words = handLabelled(table(), [{ step: "label-rows", column: "size", labels: { tall: [0] } }]);
    expect(cellsOf(words.columns[0])?.slice(0, 2)).toEqual(["tall", "2"]);
  });

  it("are no feature of a new column: a row that comes later has none; a column that was there stays one", () => {
    const prepared = prepare(
      table(),
      experiment({
        target: "said",
        preparation: [
          { step: "label-rows", column: "mine", labels: { big: [1, 2] } },
          { step: "label-rows", column: "size", labels: { "40": [3] } },
        ],
      }),
    );
    if (!prepared.ok) throw new Error(prepared.failure.code);
    expect(prepared.value.features).toEqual(["size"]);
  });

  it("may be the target: the rows without a label are left out and said so", () => {
    const prepared = prepare(
      table(),
      experiment({ preparation: [...experiment().preparation, { step: "drop-columns", columns: ["said"] }] }),
    );
    if (!prepared.ok) throw new Error(prepared.failure.code);
    expect(prepared.value.classes).toEqual(["big", "small"]);
    expect(prepared.value.rows).toBe(9);
    expect(prepared.value.notes).toContainEqual({
      step: "label-rows",
      at: 0,
      column: "mine",
      reason: "labelled",
      changed: 9,
    });
    expect(prepared.value.notes).toContainEqual({
      step: "target",
      column: "mine",
      reason: "target-missing",
      changed: 1,
    });
  });

  it("stand in the table that is looked at after their step", () => {
    expect(repairs(table(), experiment(), 1).table.names).toContain("mine");
  });

  it("are read only where a row has one label", () => {
    const twice = experiment({
      preparation: [{ step: "label-rows", column: "mine", labels: { big: [1], small: [1] } }],
    });
    expect(v.safeParse(experimentSchema, twice).success).toBe(false);
    expect(v.safeParse(experimentSchema, experiment()).success).toBe(true);
  });
});

describe("a judge", () => {
  const judged = (values: Partial<Experiment> = {}) =>
    prepare(table(), experiment({ judge: "said", ...values, preparation: [...relabelled] }));
  const relabelled: Experiment["preparation"] = [
    { step: "label-rows", column: "mine", labels: { a: [0, 1, 2, 3, 4], b: [5, 6, 7, 8, 9] } },
    { step: "impute", columns: "all", number: "median", category: "own-level" },
    { step: "encode", columns: "all", as: "one-hot" },
  ];

  it("measures validation rows, teaches nothing and is no feature", () => {
    const prepared = judged();
    if (!prepared.ok) throw new Error(prepared.failure.code);
    const { y, parts, sourceRows, features, classes } = prepared.value;
    expect(classes).toEqual(["a", "b"]);
    expect(features.join()).not.toContain("said");
    const said = ["a", "b", "a", "b", "a", "b", null, "b", "a", "b"];
    for (const row of parts.validation) expect(classes[y[row] ?? -1]).toBe(said[sourceRows[row] ?? -1]);
    for (const row of parts.train) expect(classes[y[row] ?? -1]).toBe((sourceRows[row] ?? 0) < 5 ? "a" : "b");
  });

  it("leaves out the validation rows of which it says nothing, and tells how many", () => {
    const prepared = judged({
      split: { train: 0.5, validation: 0.5, test: 0, stratify: false, placed: { validation: [6, 7] } },
    });
    if (!prepared.ok) throw new Error(prepared.failure.code);
    const { parts, sourceRows, notes } = prepared.value;
    expect([...parts.validation].map((row) => sourceRows[row])).not.toContain(6);
    expect(notes).toContainEqual({ step: "split", column: "said", reason: "not-judged", changed: 1 });
  });

  it("that is not there, or has no label of the target, is told", () => {
    const none = judged({ judge: "nobody" });
    expect(none.ok ? null : none.failure.code).toBe("data/judge-column-missing");
    const silent = judged({ judge: "size" });
    expect(silent.ok ? null : silent.failure.code).toBe("data/judge-silent");
  });

  it("of a number is read in the target's unit", () => {
    const rows = makeTable([
      numberColumn("x", [1, 2, 3, 4, 5, 6, 7, 8]),
      numberColumn("guess", [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5]),
      numberColumn("truth", [1, 2, 3, 4, 5, 6, 7, 8]),
    ]);
    const prepared = prepare(
      rows,
      experiment({ target: "guess", judge: "truth", preparation: [], task: "regression" }),
    );
    if (!prepared.ok) throw new Error(prepared.failure.code);
    const { y, parts, sourceRows, fitted } = prepared.value;
    const { center, scale } = fitted.target;
    for (const row of parts.validation)
      expect((y[row] ?? NaN) * scale + center).toBeCloseTo((sourceRows[row] ?? 0) + 1, 5);
    for (const row of parts.train)
      expect((y[row] ?? NaN) * scale + center).toBeCloseTo((sourceRows[row] ?? 0) + 1.5, 5);
  });
});
