import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Experiment } from "../../src/experiment/experiment";
import type { ModelSpec } from "../../src/experiment/model-spec";
import { parseExperiment } from "../../src/experiment/parse-experiment";
import { runRecordOf } from "./run-record-of";

// What the lesson without labels says in numbers.

function experimentOf(file: string): Experiment {
  const at = new URL(`../../lessons/en/3-train/${file}.json`, import.meta.url);
  const outcome = parseExperiment(JSON.parse(readFileSync(at, "utf8")), file);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}
const start = experimentOf("without-labels.start");
const trained = async (experiment: Experiment) => {
  const record = await runRecordOf("run", experiment);
  if (!record.result || !record.model) throw new Error(JSON.stringify(record.failure));
  return { ...record, result: record.result, model: record.model };
};
const groups = (count: number): ModelSpec => ({ family: "clustering", groups: count, start: "spread" });

let tenGroups: ReturnType<typeof trained> | undefined;
/** The lesson's own run, made once. */
const ten = () => (tenGroups ??= trained(start));

test("ten names label about four of five pictures rightly, twenty more than 85 of 100; the loss is less then", async () => {
  const runs = [await ten(), await trained({ ...start, model: groups(20) })];
  const purity = runs.map(({ result }) => result.metrics.validation.purity ?? NaN);
  expect(purity[0]).toBeGreaterThan(0.7);
  expect(purity[0]).toBeLessThan(0.85);
  expect(purity[1]).toBeGreaterThan(0.85);
  const loss = runs.map(({ result }) => result.metrics.train.loss ?? NaN);
  expect(loss).toEqual(loss.toSorted((a, b) => b - a));
});

test("another seed finds other groups", async () => {
  const losses = [await ten(), await trained({ ...start, seed: 8 })].map(({ result }) => result.metrics.train.loss);
  expect(Math.abs((losses[0] ?? NaN) - (losses[1] ?? NaN))).toBeGreaterThan(0.001);
  expect(losses[1]).toBeCloseTo(losses[0] ?? NaN, 0);
});

test("a code of two numbers explains about a half", async () => {
  const model: ModelSpec = {
    family: "autoencoder",
    layers: [
      { units: 64, activation: "relu" },
      { units: 32, activation: "relu" },
    ],
    code: 2,
  };
  const { result } = await trained({
    ...start,
    model,
    training: { ...start.training, epochs: 40, learningRate: 0.003 },
  });
  expect(result.metrics.validation.explained).toBeCloseTo(0.5, 1);
});

test("penguins as they are come in groups by weight; scaled, their groups are nearer to the species", async () => {
  const columns = ["Culmen Length (mm)", "Culmen Depth (mm)", "Flipper Length (mm)", "Body Mass (g)"];
  const others = [
    ..."studyName,Sample Number,Region,Island,Stage,Individual ID,Clutch Completion,Date Egg,Sex".split(","),
    ..."Delta 15 N (o/oo),Delta 13 C (o/oo),Comments".split(","),
  ];
  const raw: Experiment = {
    ...start,
    data: { kind: "shelf", id: "penguins" },
    target: "Species",
    preparation: [
      { step: "drop-columns", columns: others },
      { step: "impute", columns, number: "median", category: "most-frequent" },
    ],
    model: groups(3),
  };
  const asTheyAre = await trained(raw);
  const scaled = await trained({
    ...raw,
    preparation: [...raw.preparation, { step: "scale", columns, as: "standardize" }],
  });
  const agreement = ({ result }: typeof scaled) => result.metrics.train.agreement ?? NaN;
  expect(agreement(asTheyAre)).toBeLessThan(0.4);
  expect(agreement(scaled)).toBeGreaterThan(agreement(asTheyAre) + 0.15);
  // The centres are far apart in grams, and as near as can be in all else.
  const [{ kernel = new Float32Array(0) } = {}] = asTheyAre.model.layers;
  const apart = columns.map((_, feature) => {
    const centres = [...kernel.subarray(3 * feature, 3 * feature + 3)].map((value) => value / 2);
    return Math.max(...centres) - Math.min(...centres);
  });
  expect(apart[3]).toBeGreaterThan(1000);
  expect(Math.max(...apart.slice(0, 3))).toBeLessThan(40);
});
