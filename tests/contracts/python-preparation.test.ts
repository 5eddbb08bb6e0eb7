import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readCsv } from "../../src/data/csv/read";
import { atOnce } from "../../src/data/pieces";
import { prepare } from "../../src/data/prepare/prepare";
import { fetchStepParts } from "../../src/data/prepare/step-parts.fixture";
import type { Table } from "../../src/data/table";
import { plant } from "../../src/datasets/penguins/faults";
import penguins from "../../src/datasets/penguins/penguins.csv?raw";
import { picturesCsv } from "../../src/deployment/picture-rows.fixture";
import { scriptingPreparation } from "../../src/deployment/python/preparation-script";
import { pointsTable } from "../../src/evaluation/points-table";
import type { DataSource } from "../../src/experiment/data-source";
import { defaultExperiment, type Experiment } from "../../src/experiment/experiment";
import type { PreparationStep } from "../../src/experiment/preparation";

/** A Python that has pandas and scikit-learn. */
const python = ["python3", "/usr/bin/python3"].find(
  (name) => spawnSync(name, ["-c", "import sklearn, pandas"]).status === 0,
);
const shared = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "python-"));
await fetchStepParts();
afterAll(() => rmSync(folder, { recursive: true }));

const curved = {
  kind: "points",
  shape: "moons",
  count: 80,
  noise: 0.2,
  inputs: ["sin(3*x1)", "x2", "x1*x2", "x2^2"],
} as const satisfies DataSource;
function pointsOf(data: DataSource & { kind: "points" }): Table {
  const drawn = pointsTable(data);
  if (!drawn.ok) throw new Error(drawn.failure.code);
  return drawn.value;
}

const dirtyPenguins = (): string => plant(penguins, ["field-sheet", "ring-note"]).csv;
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const bySteps: PreparationStep[] = [
  { step: "drop-columns", columns: ["Sample Number", "Individual ID", "Region", "Stage"] },
  { step: "drop-duplicates", columns: "all" },
  { step: "missing-marks", columns: ["Culmen Depth (mm)"], marks: ["999"] },
  { step: "convert-units", column: "Body Mass (g)", below: 10, factor: 1000 },
  { step: "merge-spellings", columns: ["Sex", "Island"] },
  { step: "relabel", column: "Sex", labels: { M: "MALE", F: "FEMALE" } },
  { step: "shorten-labels", columns: ["Species"], keep: "first-word" },
  { step: "outliers", columns: ["Flipper Length (mm)"], k: 3, action: "missing" },
  { step: "winsorize", columns: ["Culmen Length (mm)"], low: 0.02, high: 0.98 },
  { step: "date-parts", columns: ["Date Egg"] },
  { step: "impute", columns: ["Flipper Length (mm)"], number: "nearest", category: "own-level", k: 4 },
  { step: "impute", columns: "all", number: "median", category: "most-frequent", by: "Species" },
  { step: "power", columns: ["Body Mass (g)"] },
  { step: "bin", columns: ["Culmen Depth (mm)"], bins: 4, by: "quantile" },
  { step: "encode", columns: ["Species"], as: "target" },
  { step: "encode", columns: ["Ring Note"], as: "frequency" },
  { step: "encode", columns: ["Island"], as: "target-own" },
  { step: "encode", columns: ["studyName"], as: "ordinal" },
  { step: "words", columns: ["Comments"], most: 12, as: "tf-idf" },
  { step: "encode", columns: "all", as: "one-hot" },
  { step: "scale", columns: "all", as: "robust" },
  { step: "resample", how: "over" },
];

interface Case {
  readonly name: string;
  readonly target: string;
  readonly steps: readonly PreparationStep[];
  readonly csv: () => Uint8Array | Table;
  readonly missing?: boolean;
  readonly more?: Partial<Experiment>;
}
const ofFile = (name: string): Pick<Case, "csv" | "missing"> => ({
  csv: () => readFileSync(path.join(shared, name)),
  missing: !existsSync(path.join(shared, name)),
});
const cases: readonly Case[] = [
  {
    name: "penguins, every kind of step",
    target: "Sex",
    steps: bySteps,
    csv: () => new TextEncoder().encode(dirtyPenguins()),
  },
  {
    name: "penguins, texts in pieces and as places",
    target: "Sex",
    steps: [
      { step: "drop-columns", columns: ["Sample Number", "Individual ID", "Stage", "Date Egg"] },
      { step: "subwords", columns: ["Comments", "Island"], vocabulary: 60, as: "tf-idf" },
      { step: "embeddings", columns: ["Species", "Ring Note"], dimensions: 3 },
      { step: "auto" },
    ],
    csv: () => new TextEncoder().encode(dirtyPenguins()),
  },
  {
    name: "penguins, by itself, three classes",
    target: "Species",
    steps: [{ step: "auto" }],
    csv: () => new TextEncoder().encode(dirtyPenguins()),
  },
  {
    name: "penguins, labels by hand, judged by another column",
    target: "mine",
    steps: [
      { step: "label-rows", column: "mine", labels: { MALE: range(0, 60), FEMALE: range(60, 150) } },
      { step: "label-rows", column: "Island", labels: { Dream: [1, 2, 3] } },
      { step: "auto" },
    ],
    csv: () => new TextEncoder().encode(dirtyPenguins()),
    more: { judge: "Sex", split: { ...defaultExperiment.split, take: 40 } },
  },
  ...(["gray", "rgb"] as const).map((colour): Case => ({
    name: `pictures to pixels, ${colour}`,
    target: "class",
    steps: [
      { step: "pixels", columns: ["image"], width: 4, height: 3, colour, range: colour === "gray" ? "0-1" : "-1-1" },
      { step: "augment", columns: "all", copies: 2, flip: "none", shift: 0.1, rotate: 0, brightness: 0, noise: 0 },
    ],
    csv: () => new TextEncoder().encode(picturesCsv()),
  })),
  {
    name: "points, inputs worked out of x1 and x2",
    target: "class",
    steps: [{ step: "bin", columns: ["x2^2"], bins: 4, by: "width" }, { step: "auto" }],
    csv: () => pointsOf(curved),
    more: { data: curved },
  },
  {
    name: "California housing, by itself",
    target: "median_house_value",
    steps: [{ step: "auto" }],
    ...ofFile("california_housing.csv"),
  },
  {
    name: "bank, unknown as missing, labels by the target's mean",
    target: "y",
    steps: [
      { step: "missing-marks", columns: "all", marks: ["unknown"] },
      { step: "drop-columns", columns: ["duration"] },
      { step: "impute", columns: "all", number: "mean", category: "most-frequent" },
      { step: "encode", columns: ["job", "month"], as: "target" },
      { step: "auto" },
    ],
    ...ofFile("bank_full.csv"),
  },
];

async function tableOf(source: Uint8Array | Table): Promise<Table> {
  if (!(source instanceof Uint8Array)) return source;
  const read = await readCsv(source, undefined);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.table;
}

describe("the preparation as Python gives the same numbers", () => {
  it.each(cases)("$name", { timeout: 120_000 }, async ({ name, target, steps, csv, missing, more }) => {
    if (!python || missing) return console.log(`Skipped: ${missing ? `no data for ${name}` : "no scikit-learn"}`);
    const table = await tableOf(csv());
    const data = { kind: "file", name: "table.csv", bytes: 1 } as const;
    const experiment: Experiment = { ...defaultExperiment, data, target, preparation: [...steps], ...more };
    const prepared = prepare(table, experiment);
    const files = atOnce(scriptingPreparation(table, experiment));
    if (!prepared.ok || !files.ok)
      throw new Error(JSON.stringify([prepared, files].map((one) => !one.ok && one.failure)));
    writeFileSync(path.join(folder, "prepare.py"), files.value.script);
    writeFileSync(path.join(folder, "table.csv"), files.value.table);
    writeFileSync(path.join(folder, "split.csv"), files.value.split);
    const ran = spawnSync(python, ["-W", "ignore", "prepare.py"], { cwd: folder, encoding: "utf8" });
    expect(ran.stderr).toBe("");
    const lines = readFileSync(path.join(folder, "prepared.csv"), "utf8").trim().split("\n").slice(1);
    const { x, features, rows } = prepared.value;
    expect(lines.length).toBe(rows);
    const width = features.length;
    let worst = 0;
    lines.forEach((line, row) => {
      const numbers = line.split(",").map(Number);
      expect(numbers.length).toBe(width);
      numbers.forEach((value, feature) => {
        const ours = x[row * width + feature] as number;
        const off = Math.abs(ours - value) / Math.max(1, Math.abs(value));
        if (!(off <= 1e-6)) throw new Error(`row ${row}, ${features[feature]}: ${ours}, in Python ${value}`);
        worst = Math.max(worst, off);
      });
    });
    expect(worst).toBeLessThan(1e-6);
    const counted = [...ran.stdout.matchAll(/\((\d+), /g)].map(([, count]) => Number(count));
    const { parts, fittingRows } = prepared.value;
    expect(counted).toEqual([fittingRows.length, parts.validation.length, parts.test.length]);
  });
});
