import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { stepKinds, type PreparationStep, type StepKind } from "../../experiment/preparation";
import { imageCell } from "../images/image-cell";
import { withBreaths } from "../pieces";
import { makeTable, numberColumn, textColumn, type Table } from "../table";
import { preparing, type Prepared } from "./prepare";

/** Every step there is, in each of its ways that fit something of their own. */
const steps: Partial<Record<StepKind, readonly PreparationStep[]>> = {
  auto: [{ step: "auto" }],
  "drop-columns": [{ step: "drop-columns", columns: ["tail"] }],
  "drop-duplicates": [{ step: "drop-duplicates", columns: ["island", "tail"] }],
  "drop-rows-missing": [{ step: "drop-rows-missing", columns: ["mass"] }],
  "missing-marks": [{ step: "missing-marks", columns: "all", marks: ["999", "unknown"] }],
  "merge-spellings": [{ step: "merge-spellings", columns: "all" }],
  relabel: [{ step: "relabel", column: "island", labels: { dream: "Dream" } }],
  "label-rows": [{ step: "label-rows", column: "island", labels: { Dream: [0, 3], Skua: [5, 8] } }],
  "shorten-labels": [{ step: "shorten-labels", columns: ["island"], keep: "first-word" }],
  "convert-units": [{ step: "convert-units", column: "mass", below: 10, factor: 1000 }],
  "parse-quantities": [{ step: "parse-quantities", columns: ["dose"], units: { mg: 1, g: 1000 } }],
  winsorize: [{ step: "winsorize", columns: "all", low: 0.1, high: 0.9 }],
  outliers: (["missing", "clip", "drop-rows"] as const).map((action) => {
    return { step: "outliers", columns: "all", k: 1.5, action };
  }),
  "date-parts": [{ step: "date-parts", columns: "all" }],
  impute: [
    ...(["median", "mean", "most-frequent", "nearest"] as const).map((number): PreparationStep => {
      return { step: "impute", columns: "all", number, category: "most-frequent" };
    }),
    { step: "impute", columns: "all", number: "median", category: "own-level", by: "island" },
  ],
  log: [{ step: "log", columns: "all" }],
  power: [{ step: "power", columns: "all" }],
  bin: (["width", "quantile"] as const).map((by) => ({ step: "bin", columns: ["mass"], bins: 4, by })),
  encode: (["one-hot", "ordinal", "frequency", "target"] as const).map((as) => ({
    step: "encode",
    columns: "all",
    as,
  })),
  words: (["count", "tf-idf"] as const).map((as) => ({ step: "words", columns: ["note"], most: 5, as })),
  subwords: [{ step: "subwords", columns: ["note"], vocabulary: 50, as: "count" }],
  embeddings: [{ step: "embeddings", columns: ["note"], dimensions: 2 }],
  scale: (["standardize", "min-max", "robust"] as const).map((as) => ({ step: "scale", columns: "all", as })),
  pixels: [{ step: "pixels", columns: ["photo"], width: 2, height: 2, colour: "gray", range: "0-1" }],
  augment: [
    {
      step: "augment",
      columns: ["photo"],
      copies: 1,
      flip: "sideways",
      shift: 0.5,
      rotate: 0,
      brightness: 0.2,
      noise: 0.1,
    },
  ],
  resample: (["over", "under"] as const).map((how) => ({ step: "resample", how })),
};

const photo = (...grays: [number, number, number, number]) => imageCell(Uint8Array.from(grays), 2, 2, 1);

const pools = {
  mass: [3750, 4.1, 3200.5, NaN, 5000, 999, 2900, 3333],
  tail: [0, 1, 2, 3, 700, NaN],
  island: ["Biscoe", "biscoe", "dream", "Dream ", "Dream", null, "Torgersen"],
  day: ["2007-11-11", "2008-02-29", null, "2009-01-01"],
  dose: ["3 mg", "1.5 g", null, "20 mg", "7"],
  note: ["a calm bird", "bird with a calm mate", null, "mate seen", "nothing seen here"],
  photo: [photo(0, 40, 80, 120), photo(200, 100, 50, 25), null, photo(9, 9, 9, 90)],
} as const;
/** What only the rows that judge hold: whatever was fitted on it would show. */
const strange = {
  mass: [-1e6, 0, 1e9, NaN],
  tail: [12345, -7, NaN],
  island: ["Atlantis", "DREAM!", null],
  day: ["1850-01-01", null],
  dose: ["400 g", "-3", null],
  note: ["dragon dragon dragon", "a dragon calm", null],
  photo: [photo(255, 255, 255, 255), photo(255, 0, 255, 0), null],
} as const;
const names = ["mass", "tail", "island", "day", "dose", "note", "photo"] as const;

const rows = 50;
const isTraining = (row: number): boolean => row % 5 < 3;
const placed = {
  train: Array.from({ length: rows }, (_, row) => row).filter(isTraining),
  validation: Array.from({ length: rows }, (_, row) => row).filter((row) => row % 5 === 3),
  test: Array.from({ length: rows }, (_, row) => row).filter((row) => row % 5 === 4),
};

/** @param judging what the rows hold that judge: as the others do, or something strange, drawn in one of two ways */
function tableOf(draws: readonly number[], target: "sex" | "size", judging: "alike" | "strange" | "stranger"): Table {
  const isStrange = (row: number) => judging !== "alike" && !isTraining(row);
  const cell = (name: (typeof names)[number], row: number, at: number) => {
    const pool: readonly (number | string | null)[] = isStrange(row) ? strange[name] : pools[name];
    const salt = judging === "stranger" && isStrange(row) ? 1 : 0;
    return pool[((draws[row] ?? 0) * 7 + at * 13 + row + salt) % pool.length] ?? null;
  };
  const columns = names.map((name, at) => {
    const cells = Array.from({ length: rows }, (_, row) => cell(name, row, at));
    return typeof pools[name][0] === "number"
      ? numberColumn(
          name,
          cells.map((value) => Number(value)),
        )
      : textColumn(
          name,
          cells.map((value) => (value === null ? null : String(value))),
        );
  });
  const answers = Array.from({ length: rows }, (_, row) => (draws[row] ?? 0) + row + (isStrange(row) ? 500 : 0));
  const asked =
    target === "size"
      ? numberColumn("size", answers)
      : textColumn(
          "sex",
          answers.map((answer) => (answer % 3 ? "female" : "male")),
        );
  return makeTable([...columns, asked]);
}

async function prepared(table: Table, preparation: readonly PreparationStep[], target: string): Promise<Prepared> {
  const experiment: Experiment = {
    ...defaultExperiment,
    data: { kind: "file", name: "t.csv", bytes: 1 },
    target,
    task: target === "size" ? "regression" : "classification",
    preparation: [...preparation],
    split: { train: 0.6, validation: 0.2, test: 0.2, stratify: true, placed },
  };
  const clock = { now: () => 0, breathe: async () => undefined };
  const outcome = await withBreaths(preparing(table, experiment), clock);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

const inTraining = ({ x, y, parts, features }: Prepared) => {
  return Array.from(parts.train, (row) => [y[row], ...x.subarray(row * features.length, (row + 1) * features.length)]);
};

/** In which order rows are summed up, others may decide. */
const toTwelveDigits = (fitted: Prepared["fitted"]): unknown =>
  JSON.parse(
    JSON.stringify(fitted, (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(12)) : value)),
  );

const drawn = fc.record({
  draws: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: rows, maxLength: rows }),
  target: fc.constantFrom("sex" as const, "size" as const),
});

/** A row that equals an earlier one goes, on whichever side that stands: here no row that judges equals one that teaches. */
const before = ({ step }: PreparationStep) => (step === "drop-duplicates" ? "stranger" : "alike");
const every = Object.entries(steps).flatMap(([kind, ways]) => ways.map((step, way) => ({ kind, way, step })));

it("every step there is is tried", () => {
  expect(Object.keys(steps).sort()).toEqual([...stepKinds].sort());
});

it.each(every)("$kind, way $way: what rows that judge hold changes nothing that is fitted", async ({ step }) => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ draws, target }) => {
      const list: PreparationStep[] = [step, { step: "auto" }];
      const one = await prepared(tableOf(draws, target, before(step)), list, target);
      const other = await prepared(tableOf(draws, target, "strange"), list, target);
      expect(toTwelveDigits(other.fitted)).toEqual(toTwelveDigits(one.fitted));
      expect(inTraining(other)).toEqual(inTraining(one));
    }),
    { seed: 1, numRuns: 4 },
  );
});
