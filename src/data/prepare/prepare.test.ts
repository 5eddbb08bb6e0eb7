import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { PreparationStep } from "../../experiment/preparation";
import { encodeRow } from "../apply-cells";
import { plainReading } from "../reading";
import { cellText, makeTable, numberColumn, takeRows, textColumn, type Table } from "../table";
import { prepare, type Prepared } from "./prepare";
import { fetchStepParts } from "./step-parts.fixture";

const data = { kind: "file", name: "test.csv", bytes: 0 } as const;
const experiment = (target: string, preparation: PreparationStep[], more: Partial<Experiment> = {}): Experiment => ({
  ...defaultExperiment,
  data,
  target,
  preparation,
  ...more,
});

function prepared(table: Table, what: Experiment): Prepared {
  const outcome = prepare(table, what);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

/** A table with every kind of column and fault, drawn from a list of small numbers. */
function messyTable(draws: readonly number[], decimal: "." | "," = "."): Table {
  const at = <T>(list: readonly T[], row: number, salt: number): T =>
    list[(((draws[row] as number) * 7 + salt * 13 + row) % 1009) % list.length] as T;
  const rows = draws.map((_, row) => row);
  return makeTable(
    [
      numberColumn(
        "mass (g)",
        rows.map((row) => at([3750, 4.1, 3200.5, NaN, 5000, 999, 2900], row, 1)),
      ),
      numberColumn(
        "tail",
        rows.map((row) => at([0, 1, 2, 3, 700], row, 2)),
      ),
      textColumn(
        "island",
        rows.map((row) => at(["Biscoe", "biscoe", "Dream ", "Dream", null, "Torgersen"], row, 3)),
      ),
      textColumn(
        "species",
        rows.map((row) => at(["Adelie Penguin (P. a.)", "Gentoo penguin (P. p.)"], row, 4)),
      ),
      textColumn(
        "date",
        rows.map((row) => at(["2007-11-11", "2008-02-29", null, "2009-01-01"], row, 5)),
      ),
      textColumn(
        "count",
        rows.map((row) => at(["1", "2", "unknown", "3", "4", "5", "6", "7", "8"], row, 6)),
      ),
      textColumn(
        "weight",
        rows.map((row) => at(["3.5 kg", "420 g", "2", null, "1,5 kg", "n/a", "-7 stone", "$4"], row, 8)),
      ),
      textColumn(
        "class",
        rows.map((row) => at(["A", "B", "a", null, "B"], row, 7)),
      ),
    ],
    { ...plainReading, decimal },
  );
}

const explicit: PreparationStep[] = [
  { step: "missing-marks", columns: ["mass (g)", "count"], marks: ["999", "unknown"] },
  { step: "convert-units", column: "mass (g)", below: 100, factor: 1000 },
  { step: "merge-spellings", columns: "all" },
  { step: "shorten-labels", columns: ["species"], keep: "first-word" },
  { step: "relabel", column: "species", labels: { Adelie: "small", Gentoo: "large" } },
  { step: "outliers", columns: ["tail"], k: 1.5, action: "clip" },
  { step: "date-parts", columns: "all" },
  { step: "log", columns: ["tail"] },
  { step: "impute", columns: "all", number: "median", category: "most-frequent" },
  { step: "encode", columns: ["island"], as: "one-hot" },
  { step: "encode", columns: ["species"], as: "ordinal" },
  { step: "encode", columns: ["weight"], as: "one-hot" },
  { step: "scale", columns: "all", as: "standardize" },
];

await fetchStepParts();

/** The steps that look at other columns, at shapes and at words. */
const further: PreparationStep[] = [
  { step: "parse-quantities", columns: ["weight"], units: { kg: 1, g: 0.001 } },
  { step: "winsorize", columns: ["tail"], low: 0.1, high: 0.8 },
  { step: "impute", columns: ["mass (g)"], number: "nearest", category: "own-level", k: 2 },
  { step: "impute", columns: ["weight", "island", "date"], number: "mean", category: "most-frequent", by: "species" },
  { step: "drop-columns", columns: ["date"] },
  { step: "power", columns: ["mass (g)"] },
  { step: "bin", columns: ["tail"], bins: 3, by: "width" },
  { step: "encode", columns: ["island"], as: "frequency" },
  { step: "subwords", columns: ["weight"], vocabulary: 50, as: "tf-idf" },
  { step: "words", columns: ["species"], most: 3, as: "tf-idf" },
  { step: "embeddings", columns: ["species"], dimensions: 2 },
  { step: "resample", how: "over" },
];

const draws = fc.array(fc.nat(1000), { minLength: 40, maxLength: 120 });
const stepLists = fc.oneof(
  fc.constant<PreparationStep[]>([{ step: "auto" }]),
  fc.constant(explicit),
  // Any subset of the repairs, then whatever "auto" makes of the rest.
  fc.subarray(explicit.slice(0, 8)).map((steps): PreparationStep[] => [...steps, { step: "auto" }]),
  fc.subarray(further).map((steps): PreparationStep[] => [...steps, { step: "auto" }]),
);

function rawRow(table: Table, sourceRow: number, decimal: string): Record<string, string> {
  const row = table.sourceRows.indexOf(sourceRow);
  return Object.fromEntries(
    table.columns.map((column) => {
      const text = cellText(column, row) ?? "";
      return [column.name, column.kind === "number" ? text.replace(".", decimal) : text];
    }),
  );
}

describe("the fitted preparation", () => {
  it("gives a raw row the same numbers as the table's own preparation gave it", () => {
    fc.assert(
      fc.property(draws, stepLists, fc.constantFrom("." as const, "," as const), (list, steps, decimal) => {
        const table = messyTable(list, decimal);
        const outcome = prepare(table, experiment("class", steps));
        if (!outcome.ok) return outcome.failure.code === "data/too-few-rows";
        const { x, features, rows, sourceRows, fitted } = outcome.value;
        for (let row = 0; row < rows; row++) {
          const encoded = encodeRow(fitted, rawRow(table, sourceRows[row] as number, decimal));
          if (!encoded.ok) throw new Error(JSON.stringify(encoded.failure));
          expect(encoded.value).toEqual(x.slice(row * features.length, (row + 1) * features.length));
        }
        return true;
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("is plain data: it survives JSON", () => {
    const { fitted } = prepared(messyTable([...Array(80).keys()]), experiment("class", explicit));
    expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
  });

  it("tells people of repaired cells, not of scaled ones", () => {
    const { fitted } = prepared(messyTable([...Array(80).keys()]), experiment("class", explicit));
    const of = (source: string) => fitted.columns.find((column) => column.source === source)?.summary;
    expect(of("mass (g)")).toMatchObject({ min: 2900, max: 5000 });
    expect(of("island")).toMatchObject({ labels: expect.arrayContaining(["Torgersen"]) as string[] });
  });
});

describe("statistics", () => {
  it("do not change when the test and validation rows change", () => {
    const table = messyTable([...Array(100).keys()]);
    const what = experiment("class", [{ step: "auto" }]);
    const { parts, sourceRows, fitted } = prepared(table, what);
    const training = new Set(parts.train.map((row) => sourceRows[row] as number));
    const changed = makeTable(
      table.columns.map((column) => {
        if (column.name !== "mass (g)" || column.kind !== "number") return column;
        return { ...column, values: column.values.map((value, row) => (training.has(row) ? value : value * 1000 + 5)) };
      }),
    );
    expect(prepared(changed, what).fitted).toEqual(fitted);
  });

  it("give the training rows mean 0 and standard deviation 1", () => {
    const { x, features, parts } = prepared(
      messyTable([...Array(100).keys()]),
      experiment("class", [{ step: "auto" }]),
    );
    const values = [...parts.train].map((row) => x[row * features.length + features.indexOf("mass (g)")] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean).toBeCloseTo(0, 5);
    expect(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length).toBeCloseTo(1, 5);
  });

  it("standardize a numeric target on the training rows and say how to go back", () => {
    const target = Array.from({ length: 60 }, (_, row) => 1000 + 37.5 * ((row * 17) % 60));
    const table = makeTable([
      numberColumn(
        "a",
        target.map((value) => value / 3),
      ),
      numberColumn("price", target),
    ]);
    const { task, y, fitted, parts, sourceRows } = prepared(table, experiment("price", [{ step: "auto" }]));
    expect(task).toBe("regression");
    const { center, scale } = fitted.target;
    for (const row of parts.test) {
      expect((y[row] as number) * scale + center).toBeCloseTo(target[sourceRows[row] as number] as number, 2);
    }
    const training = [...parts.train].map((row) => y[row] as number);
    expect(training.reduce((sum, value) => sum + value, 0) / training.length).toBeCloseTo(0, 5);
  });
});

describe("rows", () => {
  it("without a target are dropped with a note", () => {
    const table = messyTable([...Array(100).keys()]);
    const { rows, notes } = prepared(table, experiment("class", [{ step: "auto" }]));
    const missing = notes.find(({ reason }) => reason === "target-missing");
    expect(missing).toMatchObject({ step: "target", column: "class" });
    expect(rows + (missing?.changed ?? 0)).toBe(100);
  });

  it("that steps drop are dropped before the split", () => {
    const table = messyTable(Array.from({ length: 100 }, (_, row) => row % 40));
    const twice = takeRows(table, [...Array(100).keys(), ...Array(100).keys()]);
    const doubled = makeTable(twice.columns);
    const { rows, parts, notes } = prepared(
      doubled,
      experiment("class", [{ step: "drop-duplicates", columns: "all" }, { step: "auto" }]),
    );
    expect(notes.find(({ step }) => step === "drop-duplicates")?.changed).toBeGreaterThanOrEqual(100);
    expect(parts.train.length + parts.validation.length + parts.test.length).toBe(rows);
    expect(rows).toBeLessThanOrEqual(100);
  });

  it("that are spelt alike after a repair of the target are one class", () => {
    const { classes, y } = prepared(messyTable([...Array(100).keys()]), experiment("class", [{ step: "auto" }]));
    expect(classes).toEqual(["A", "B"].map((label) => expect.stringMatching(new RegExp(label, "i")) as string));
    expect(new Set(y)).toEqual(new Set([0, 1]));
  });

  it("outside the fences of the training rows are dropped on request", () => {
    const values = Array.from({ length: 60 }, (_, row) => (row === 9 ? 5000 : row % 10));
    const table = makeTable([
      numberColumn("a", values),
      textColumn(
        "y",
        values.map((_, row) => (row % 2 ? "u" : "v")),
      ),
    ]);
    const { rows, sourceRows } = prepared(
      table,
      experiment("y", [{ step: "outliers", columns: ["a"], k: 3, action: "drop-rows" }]),
    );
    expect(rows).toBe(59);
    expect(sourceRows).not.toContain(9);
  });
});

describe("the task", () => {
  const table = makeTable([
    numberColumn(
      "a",
      Array.from({ length: 60 }, (_, row) => row),
    ),
    numberColumn(
      "grade",
      Array.from({ length: 60 }, (_, row) => row % 10),
    ),
    numberColumn(
      "points",
      Array.from({ length: 60 }, (_, row) => (row * 7) % 11),
    ),
    numberColumn(
      "half",
      Array.from({ length: 60 }, (_, row) => (row % 4) / 2),
    ),
  ]);
  const steps: PreparationStep[] = [{ step: "scale", columns: "all", as: "standardize" }];

  it("is classification for at most 10 whole numbers, sorted by size, unless it is said otherwise", () => {
    expect(prepared(table, experiment("grade", steps)).classes).toEqual([
      "0",
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "7",
      "8",
      "9",
    ]);
    expect(prepared(table, experiment("points", steps)).task).toBe("regression");
    expect(prepared(table, experiment("half", steps)).task).toBe("regression");
    expect(prepared(table, experiment("grade", steps, { task: "regression" })).task).toBe("regression");
    expect(prepared(table, experiment("points", steps, { task: "classification" })).classes).toHaveLength(11);
  });
});

describe("a step", () => {
  const numbers = numberColumn(
    "a",
    Array.from({ length: 120 }, (_, row) => row),
  );
  const classes = textColumn(
    "y",
    Array.from({ length: 120 }, (_, row) => `c${row % 2}`),
  );

  it("for a column that is gone is passed over, with a note", () => {
    const table = makeTable([numbers, classes]);
    const { notes } = prepared(table, experiment("y", [{ step: "log", columns: ["b"] }]));
    expect(notes).toContainEqual({ step: "log", at: 0, column: "b", reason: "no-such-column", changed: 0 });
  });

  it("neither fills, rescales nor encodes the target, nor makes features of it", () => {
    const y = numberColumn(
      "y",
      Array.from({ length: 120 }, (_, row) => (row % 10 === 0 ? NaN : 100 + ((row * 7) % 31) / 2)),
    );
    const day = textColumn(
      "day",
      Array.from({ length: 120 }, (_, row) => `2020-0${(row % 9) + 1}-01`),
    );
    const table = makeTable([numbers, y, day]);
    const plain = prepared(table, experiment("y", [{ step: "auto" }]));
    for (const step of [
      { step: "log", columns: ["y"] },
      { step: "scale", columns: ["y"], as: "min-max" },
      { step: "encode", columns: ["y"], as: "one-hot" },
      { step: "impute", columns: ["y"], number: "median", category: "own-level" },
    ] as const) {
      const asked = prepared(table, experiment("y", [{ ...step, columns: [...step.columns] }, { step: "auto" }]));
      expect([asked.y, asked.features, asked.fitted.target]).toEqual([plain.y, plain.features, plain.fitted.target]);
      expect(asked.notes).toContainEqual({ step: step.step, at: 0, column: "y", reason: "target-kept", changed: 0 });
    }
    const dates = prepared(table, experiment("day", [{ step: "date-parts", columns: ["day"] }, { step: "auto" }]));
    expect(dates.features).toEqual(["y"]);
    expect(dates.notes).toContainEqual(expect.objectContaining({ step: "date-parts", reason: "target-kept" }));
  });

  it("that is off is passed over", () => {
    const table = makeTable([numbers, classes]);
    const { features } = prepared(table, experiment("y", [{ step: "drop-columns", columns: ["a"], off: true }]));
    expect(features).toEqual(["a"]);
  });
});

it("the same Experiment gives the same numbers", () => {
  const table = messyTable([...Array(100).keys()]);
  expect(prepare(table, experiment("class", explicit))).toEqual(prepare(table, experiment("class", explicit)));
});
