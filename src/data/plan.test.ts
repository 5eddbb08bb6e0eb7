import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import type { PreparationStep } from "../experiment/preparation";
import { readCsv } from "./csv/read";
import { planPreparation } from "./plan";
import { prepare } from "./prepare/prepare";
import { repairs } from "./prepare/repairs";
import { makeTable, numberColumn, textColumn, type Table } from "./table";

const rows = [...Array(100).keys()];
const table = makeTable([
  numberColumn(
    "row",
    rows.map((row) => row + 1),
  ),
  textColumn(
    "name",
    rows.map((row) => `N${row}A${row % 2}`),
  ),
  textColumn(
    "note",
    rows.map((row) => `seen near the nest number ${row}`),
  ),
  textColumn(
    "place",
    rows.map(() => "Anvers"),
  ),
  numberColumn(
    "empty",
    rows.map(() => NaN),
  ),
  numberColumn(
    "mass",
    rows.map((row) => ((row * 37) % 100) + 0.5),
  ),
  numberColumn(
    "income",
    rows.map((row) => Math.exp(((row * 31) % 100) / 12)),
  ),
  textColumn(
    "island",
    rows.map((row) => ["Biscoe", "biscoe ", "Dream"][row % 3] ?? null),
  ),
  textColumn(
    "day",
    rows.map((row) => `2007-11-${String((row % 28) + 1).padStart(2, "0")}`),
  ),
  textColumn(
    "age",
    rows.map((row) => (row % 25 === 3 ? "old" : String((row * 7) % 50))),
  ),
  textColumn(
    "class",
    rows.map((row) => (row % 2 ? "a" : "b")),
  ),
]);
const experiment = (target: string, more: Partial<Experiment> = {}): Experiment => ({
  ...defaultExperiment,
  data: { kind: "file", name: "test.csv", bytes: 0 },
  target,
  ...more,
});

describe("the plan", () => {
  const plan = planPreparation(table, experiment("class"));
  const columnsOf = (step: string) =>
    plan.flatMap((one) => (one.step === step && "columns" in one ? [one.columns].flat() : []));

  it("drops what counts rows, names them, is prose, never changes or is empty", () => {
    expect(columnsOf("drop-columns")).toEqual(["row", "name", "note", "place", "empty"]);
  });

  it("merges spellings, splits dates, takes logarithms of long tails and reads stray words as missing", () => {
    expect(columnsOf("merge-spellings")).toEqual(["island"]);
    expect(columnsOf("date-parts")).toEqual(["day"]);
    expect(columnsOf("log")).toEqual(["income"]);
    expect(plan).toContainEqual({ step: "missing-marks", columns: ["age"], marks: ["old"] });
  });

  it("says why for each column it drops", () => {
    const outcome = prepare(table, experiment("class"));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    const reasons = outcome.value.notes
      .filter(({ step }) => step === "drop-columns")
      .map(({ column, reason }) => [column, reason]);
    expect(reasons).toEqual([
      ["row", "id-like"],
      ["name", "id-like"],
      ["note", "text"],
      ["place", "constant"],
      ["empty", "empty"],
    ]);
  });

  it("is what auto does", () => {
    const auto = prepare(table, experiment("class"));
    const explicit = prepare(table, experiment("class", { preparation: plan }));
    if (!auto.ok || !explicit.ok) throw new Error("both should be prepared");
    expect(explicit.value.features).toEqual(auto.value.features);
    expect(explicit.value.x).toEqual(auto.value.x);
  });

  it("does not depend on the target's values", () => {
    const other = makeTable(
      table.columns.map((column) =>
        column.name === "class"
          ? textColumn(
              "class",
              rows.map((row) => (row < 50 ? "a" : "b")),
            )
          : column,
      ),
    );
    const split = { ...defaultExperiment.split, stratify: false };
    expect(planPreparation(other, experiment("class", { split }))).toEqual(
      planPreparation(table, experiment("class", { split })),
    );
  });

  it("makes words of texts where there is nothing else to learn from, and drops them where there is", () => {
    const texts = (name: string) =>
      textColumn(
        name,
        rows.map((row) => `seen near the nest number ${row}`),
      );
    const answer = textColumn(
      "class",
      rows.map((row) => (row % 2 ? "a" : "b")),
    );
    const mass = numberColumn(
      "mass",
      rows.map((row) => (row * 37) % 50),
    );
    const stepsOn = (...columns: Parameters<typeof makeTable>[0]) =>
      planPreparation(makeTable([...columns, answer]), experiment("class"));
    expect(stepsOn(texts("note"), texts("more"))).toContainEqual({
      step: "words",
      columns: ["note", "more"],
      most: 300,
      as: "tf-idf",
    });
    expect(stepsOn(texts("note"), mass)).toContainEqual({
      step: "drop-columns",
      columns: ["note"],
    });
    expect(stepsOn(texts("note"), mass).some(({ step }) => step === "words")).toBe(false);
  });

  it("leaves what decides the split out of the features", () => {
    const split = { ...defaultExperiment.split, group: "island" };
    const found = planPreparation(table, experiment("class", { split }));
    expect(found).toContainEqual(
      expect.objectContaining({ step: "drop-columns", columns: expect.arrayContaining(["island"]) as string[] }),
    );
  });

  it("leaves what is repaired already alone", () => {
    const preparation: PreparationStep[] = [{ step: "scale", columns: ["mass"], as: "min-max" }, { step: "auto" }];
    const outcome = prepare(table, experiment("class", { preparation }));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    const mass = outcome.value.fitted.columns.find(({ source }) => source === "mass");
    expect(mass?.operations.filter(({ op }) => op === "affine")).toHaveLength(1);
  });
});

it("a preview shows repairs, but neither scales nor codes, and keeps rows without a target", () => {
  const { table: shown, notes } = repairs(table, experiment("class"), 1);
  expect(shown.rows).toBe(100);
  expect(shown.names).toContain("island");
  const income = shown.columns.find(({ name }) => name === "income");
  expect(income).toEqual(table.columns.find(({ name }) => name === "income"));
  expect(notes.some(({ step }) => step === "merge-spellings")).toBe(true);
  expect(repairs(table, experiment("class"), 0).table.columns).toEqual(table.columns);
});

describe("files people bring", () => {
  const folder = "../shared/data";
  const there = existsSync(folder);
  const open = async (file: string): Promise<Table> => {
    const outcome = await readCsv(readFileSync(`${folder}/${file}`), undefined);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    return outcome.value.table;
  };

  it.skipIf(!there).each([
    ["penguins_raw.csv", "Species", ["Sample Number", "Region", "Stage", "Individual ID", "Comments"], 344],
    ["california_housing.csv", "median_house_value", [], 20640],
    ["bank_full.csv", "y", [], 45211],
  ])("%s (skipped where ../shared/data is not there)", async (file, target, dropped, count) => {
    const table = await open(file);
    expect(table.rows).toBe(count);
    const plan = planPreparation(table, experiment(target));
    expect(plan.flatMap((one) => (one.step === "drop-columns" ? one.columns : []))).toEqual(dropped);
    expect(prepare(table, experiment(target)).ok).toBe(true);
  });
});

describe("quantities with their units", () => {
  const written = ["3.5 kg", "4 kg", "7 lb", "2,900 g", "5.1 kg", "3.9 kg", "4.4 kg", "6 lb"];
  const masses = makeTable([
    textColumn(
      "mass",
      rows.map((row) => (row % 16 < 8 ? (written[row % 8] ?? null) : `${(row % 37) / 10 + 2} kg`)),
    ),
    textColumn(
      "y",
      rows.map((row) => (row % 2 ? "u" : "v")),
    ),
  ]);
  const automatic: Experiment = { ...defaultExperiment, data: { kind: "file", name: "a.csv", bytes: 0 }, target: "y" };

  it("become one number, in the unit that most training rows are in", () => {
    const planned = planPreparation(masses, automatic);
    const units = { kg: 1, lb: 0.45359237, g: 0.001 };
    expect(planned[0]).toEqual({ step: "parse-quantities", columns: ["mass"], units });
    const outcome = prepare(masses, automatic);
    expect(outcome.ok && outcome.value.features).toEqual(["mass"]);
  });
});
