import { expect, it } from "vitest";
import { Bench } from "../../bench/bench.svelte";
import { nodeHost } from "../../cli/command-line";
import { makeTable, numberColumn, textColumn } from "../../data/table";
import { runExperiment } from "../../evaluation/run-experiment";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { ok } from "../../experiment/failure";
import type { ModelSpec } from "../../experiment/model-spec";
import type { RunResult } from "../../experiment/run-event";
import type { LabClient } from "../../workers/client";
import { effectSeeds, EffectRuns } from "./effect-runs.svelte";

const rows = Array.from({ length: 60 }, (_, row) => row);
/** Two groups far apart in "width"; "length" is larger, and tells nothing. */
const table = makeTable([
  numberColumn(
    "width",
    rows.map((row) => Math.sin(row) + 8 * (row % 2)),
  ),
  numberColumn(
    "length",
    rows.map((row) => 100 * Math.cos(row * 3)),
  ),
  textColumn(
    "kind",
    rows.map((row) => (row % 2 ? "odd" : "even")),
  ),
]);

async function resultOf(experiment: Experiment): Promise<RunResult> {
  for await (const event of runExperiment(experiment, table, nodeHost())) {
    if (event.type === "failed") throw new Error(event.failure.code);
    if (event.type === "result") return event;
  }
  throw new Error("no result");
}

/** Runs them for good, one after the other. */
const client = {
  async runAll(_table: string, experiments: readonly Experiment[], each: (at: number, outcome: unknown) => void) {
    for (const [at, experiment] of experiments.entries()) each(at, ok(await resultOf(experiment)));
    return ok({ done: Promise.resolve(), cancel() {} });
  },
} as unknown as LabClient;

function benchOf(model: ModelSpec, target: string): Bench {
  return new Bench(client, "table", {
    ...defaultExperiment,
    data: { kind: "file", name: "rows.csv", bytes: 1 },
    target,
    preparation: [{ step: "drop-columns", columns: ["length"] }],
    model,
    backend: "cpu",
  });
}

it.each([
  ["silhouette", { family: "clustering", groups: 2, start: "spread" }],
  ["explained", { family: "autoencoder", layers: [{ units: 3, activation: "tanh" }], code: 1 }],
] as const satisfies readonly (readonly [string, ModelSpec])[])(
  "without a target, what a step changes is told by the family's own measure: %s",
  async (metric, model) => {
    const effects = new EffectRuns(benchOf(model, ""));
    await effects.measure();
    expect(effects.failure).toBeNull();
    expect(effects.metric).toBe(metric);
    const [raw = [], without = []] = [effects.scoresAfter(0) ?? [], effects.scoresAfter(1) ?? []];
    expect([raw.length, without.length]).toEqual([effectSeeds, effectSeeds]);
    // One column alone is grouped, and rebuilt, better than with another that has nothing to do with it.
    without.forEach((score, at) => expect(score).toBeGreaterThan((raw[at] ?? NaN) + 0.1));
  },
);

it("what was measured of one kind of model is not said of another", async () => {
  const bench = benchOf({ family: "clustering", groups: 2, start: "spread" }, "kind");
  const effects = new EffectRuns(bench);
  await effects.measure();
  bench.change((experiment) => ({ ...experiment, model: { family: "mlp", layers: [] } }));
  expect(effects.scoresAfter(0)).toBeNull();
  await effects.measure();
  expect(effects.metric).toBe("accuracy");
  const known = effects.scoresAfter(0);
  bench.change((experiment) => ({ ...experiment, model: { family: "linear" } }));
  expect(effects.scoresAfter(0)).toBe(known);
});
