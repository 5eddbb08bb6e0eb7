import { describe, expect, it } from "vitest";
import type { PreparationStep } from "../../experiment/preparation";
import { atOnce } from "../pieces";
import { makeTable, numberColumn, textColumn, cellText } from "../table";
import { applyStep } from "./apply-step";
import reference from "./fixtures/steps-reference.json" with { type: "json" };
import type { ExplicitStep } from "./step-rule";
import { fetchStepParts } from "./step-parts.fixture";
import { resample } from "./steps/resample/resampled";
import { startWork, type Work } from "./work";

const { columns, cut } = reference;
const numbers = ["a", "b", "c"] as const;
const texts = ["label", "rare", "species", "text"] as const;

/** The first 50 of 80 rows are for training, as in fixtures/make-steps-reference.py. */
function after(...steps: readonly ExplicitStep[]): Work {
  const table = makeTable([
    ...numbers.map((name) =>
      numberColumn(
        name,
        columns[name].map((value) => value ?? NaN),
      ),
    ),
    ...texts.map((name) => textColumn(name, columns[name])),
  ]);
  const work = startWork(
    table,
    "species",
    [],
    Int32Array.from({ length: cut }, (_, row) => row),
  );
  work.targetNumbers = [Float64Array.from(columns.species, (label) => (label === "G" ? 1 : 0))];
  for (const step of steps) atOnce(applyStep(work, step));
  return work;
}

const columnOf = (work: Work, name: string) => work.columns.find(({ source }) => source === name);
function valuesOf(work: Work, name: string): number[] {
  const found = columnOf(work, name);
  const column = found?.features?.[0] ?? found?.column;
  return column?.kind === "number" ? [...column.values] : [];
}
function expectClose(found: readonly number[], expected: readonly number[], digits = 9): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, row) => expect(value).toBeCloseTo(expected[row] ?? NaN, digits));
}

describe("as scikit-learn and pandas do it", () => {
  it("the power of Yeo and Johnson", () => {
    expectClose(valuesOf(after({ step: "power", columns: ["c"] }), "c"), reference.power, 6);
    const filled: ExplicitStep = { step: "impute", columns: ["a"], number: "median", category: "own-level" };
    expectClose(valuesOf(after(filled, { step: "power", columns: ["a"] }), "a"), reference["power skewed"], 6);
  });

  it.each(["width", "quantile"] as const)("intervals by %s", (by) => {
    const work = after({ step: "bin", columns: ["c"], bins: 4, by });
    const column = columnOf(work, "c");
    const operation = column?.operations.at(-1);
    const labels = operation?.op === "bin" ? operation.labels : [];
    const found = reference[`bin ${by}`].map((_, row) =>
      labels.indexOf(cellText(column?.column ?? numberColumn("", []), row) ?? ""),
    );
    expect(found).toEqual(reference[`bin ${by}`]);
  });

  it("holding between quantiles", () => {
    expectClose(valuesOf(after({ step: "winsorize", columns: ["c"], low: 0.05, high: 0.9 }), "c"), reference.winsorize);
  });

  const impute: ExplicitStep & { step: "impute" } = {
    step: "impute",
    columns: ["a"],
    number: "median",
    category: "own-level",
  };
  it("gaps from the three nearest rows", () => {
    expectClose(valuesOf(after({ ...impute, number: "nearest", k: 3 }), "a"), reference.nearest);
  });
  it("gaps by group", () => {
    expectClose(valuesOf(after({ ...impute, by: "label" }), "a"), reference["by group"]);
  });
  it("gaps with the most frequent number", () => {
    const work = after();
    work.columns = work.columns.map((one) =>
      one.column.kind === "number"
        ? { ...one, column: { ...one.column, values: one.column.values.map(pythonRound) } }
        : one,
    );
    atOnce(applyStep(work, { ...impute, number: "most-frequent" }));
    expectClose(valuesOf(work, "a"), reference["most-frequent"]);
  });
  it("gaps with a constant", () => {
    const found = valuesOf(after({ ...impute, number: "constant", value: -1 }), "a");
    expect(
      found.map((value, row) => (columns.a[row] === null ? value : null)).filter((value) => value !== null),
    ).toEqual(Array(5).fill(-1));
  });

  const encode = { step: "encode" as const, columns: ["rare"] };
  it("labels by their frequency, and by a given order", () => {
    expectClose(valuesOf(after({ ...encode, as: "frequency" }), "rare"), reference.frequency);
    expectClose(valuesOf(after({ ...encode, as: "ordinal", order: ["z", "x"] }), "rare"), reference.ordinal);
  });
  it("labels by the target's mean, out of fold", () => {
    expectClose(valuesOf(after({ ...encode, columns: ["label"], as: "target" }), "label"), reference.target);
  });

  it.each(["count", "tf-idf"] as const)("words by %s", (as) => {
    const work = after({ step: "words", columns: ["text"], most: 8, as });
    const features = columnOf(work, "text")?.features ?? [];
    expect(features.map(({ name }) => name.replace("text: ", ""))).toEqual(reference[`${as} words`]);
    reference[as].forEach((row, index) =>
      expectClose(
        features.map(({ values }) => values[index] as number),
        row,
      ),
    );
  });
});

/** Halves to even, as NumPy rounds. */
const pythonRound = (value: number): number =>
  Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value);

describe("a label encoded by the target", () => {
  it("tells a training row nothing of its own target", () => {
    const work = after({ step: "encode", columns: ["label"], as: "target" });
    const before = valuesOf(work, "label")[7] as number;
    const changed = after();
    const [target] = changed.targetNumbers ?? [];
    if (target) target[7] = 1 - (target[7] as number);
    atOnce(applyStep(changed, { step: "encode", columns: ["label"], as: "target" }));
    expect(valuesOf(changed, "label")[7]).toBe(before);
  });
});

await fetchStepParts();

describe("balanced classes", () => {
  const classOf = Int32Array.from([0, 0, 0, 0, 0, 1, 1, 2, 1, 0]);
  const training = Int32Array.from([0, 1, 2, 3, 4, 5, 6, 7]);
  const counts = (rows: Int32Array) => [0, 1, 2].map((of) => rows.filter((row) => classOf[row] === of).length);
  it.each([
    ["over", [5, 5, 5]],
    ["under", [1, 1, 1]],
  ] as const)("%s", (how: (PreparationStep & { step: "resample" })["how"], expected) => {
    const rows = resample(training, classOf, how, 3);
    expect(counts(rows)).toEqual(expected);
    expect(rows.every((row) => training.includes(row))).toBe(true);
    if (how === "over") expect([...new Set(rows)]).toEqual([...training]);
    expect(resample(training, classOf, how, 3)).toEqual(rows);
  });
});

describe("the note of a statistic", () => {
  const noteOf = (step: ExplicitStep, column: string) => {
    const work = after();
    return atOnce(applyStep(work, step)).find((note) => note.column === column);
  };
  const known = columns.a.slice(0, cut).filter((value) => value !== null).length;

  it.each<ExplicitStep>([
    { step: "impute", columns: ["a"], number: "median", category: "own-level" },
    { step: "winsorize", columns: ["a"], low: 0.1, high: 0.9 },
    { step: "scale", columns: ["a"], as: "robust" },
    { step: "bin", columns: ["a"], bins: 3, by: "width" },
    { step: "power", columns: ["a"] },
  ])("tells from how many training rows it was taken: $step", (step) => {
    expect(known).toBeLessThan(cut);
    expect(noteOf(step, "a")?.fittedOn).toBe(known);
  });

  it("says nothing of rows where nothing was taken from them", () => {
    expect(noteOf({ step: "log", columns: ["a"] }, "a")).not.toHaveProperty("fittedOn");
    expect(
      noteOf({ step: "impute", columns: ["a"], number: "constant", value: 3, category: "own-level" }, "a"),
    ).not.toHaveProperty("fittedOn");
  });
});
