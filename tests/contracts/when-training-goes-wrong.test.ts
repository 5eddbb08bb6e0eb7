import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sizeOf, type LayerTelemetry } from "../../src/experiment/layer-telemetry";
import type { Experiment } from "../../src/experiment/experiment";
import type { Outcome } from "../../src/experiment/failure";
import { parseExperiment } from "../../src/experiment/parse-experiment";
import { patched } from "../../src/widgets/set/patch";
import { readPatch } from "../../src/widgets/set/read-patch";
import { runRecordOf } from "./run-record-of";

// That each of the lesson's failed runs can be told from the others by what stands on the screen.

const read = (name: string) =>
  readFileSync(new URL(`../../lessons/en/3-train/when-training-goes-wrong.${name}`, import.meta.url), "utf8");
const required = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};
const start: Experiment = required(parseExperiment(JSON.parse(read("start.json")), "start"));
const patches = new Map(
  [...read("md").matchAll(/::set\{label="Put run (\d+) on the bench" patch='([^']+)'\}/g)].map(
    ([, run, patch]) => [Number(run), readPatch(patch ?? "")] as const,
  ),
);

/** A failed run as it comes onto the bench. */
async function failed(run: number) {
  const experiment = run === start.seed ? start : required(patched(start, patches.get(run) ?? {}));
  expect(experiment.seed).toBe(run);
  const { history, telemetry } = await runRecordOf(`run ${run}`, experiment);
  const losses = (part: "train" | "validation") => history.map((point) => point[part].loss ?? NaN);
  return { train: losses("train"), validation: losses("validation"), layers: telemetry?.at(-1)?.layers ?? [] };
}
const slopeOf = (layer: LayerTelemetry | undefined) => (layer?.sumSlopes ? sizeOf(layer.sumSlopes) : NaN);
/** The first layer's slopes against the output's. */
const reaching = (layers: readonly LayerTelemetry[]) => slopeOf(layers[0]) / slopeOf(layers.at(-1));
const dead = (layers: readonly LayerTelemetry[]) => layers.reduce((sum, { deadUnits }) => sum + deadUnits, 0);
const guessing = Math.log(2);

describe("of the five failed runs", () => {
  test("11 leaps far above guessing", async () => {
    const { train } = await failed(11);
    expect(train.filter((loss) => loss > 1.5 * guessing).length).toBeGreaterThan(train.length / 2);
  });
  test("22 goes down without a leap and hardly at all, its units alive and reached", async () => {
    const { train, layers } = await failed(22);
    expect(train).toEqual(train.toSorted((a, b) => b - a));
    expect(train.at(-1)).toBeGreaterThan(guessing);
    expect(dead(layers)).toBe(0);
    expect(reaching(layers)).toBeGreaterThan(0.1);
  });
  test("33 has layers of dead units", async () => {
    const { layers } = await failed(33);
    expect(layers.some(({ units, deadUnits }) => deadUnits === units)).toBe(true);
  });
  test("44 has none, and of the output's slopes hardly anything reaches its first layer", async () => {
    const { layers } = await failed(44);
    expect(dead(layers)).toBe(0);
    expect(reaching(layers)).toBeLessThan(0.02);
    const slopes = layers.map(slopeOf);
    expect(slopes).toEqual(slopes.toSorted((a, b) => a - b));
  });
  test("55 parts: training falls to nearly nothing, validation turns and climbs", async () => {
    const { train, validation } = await failed(55);
    expect(train.at(-1)).toBeLessThan(0.05);
    expect(validation.at(-1)).toBeGreaterThan(2 * Math.min(...validation));
  });
});
