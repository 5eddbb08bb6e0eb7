import { expect, it } from "vitest";
import { Bench } from "../../bench/bench.svelte";
import { nodeHost } from "../../cli/command-line";
import { makeTable, numberColumn, textColumn } from "../../data/table";
import { runExperiment } from "../../evaluation/run-experiment";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { err, ok, type Outcome } from "../../experiment/failure";
import type { ModelSpec } from "../../experiment/model-spec";
import type { RunResult } from "../../experiment/run-event";
import type { LabClient, RunHandle } from "../../workers/client";
import { runInPool } from "../../workers/run-pool";
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

function benchOf(model: ModelSpec, target: string, by = client): Bench {
  return new Bench(by, "table", {
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

it.each(["before its first run", "within the first step"])(
  "a measuring that is stopped %s keeps what is whole, and is no failure",
  async (when) => {
    let begun = 0;
    const effects = new EffectRuns(
      benchOf({ family: "linear" }, "kind", {
        async runAll(_table: string, experiments: readonly Experiment[], each: (at: number, outcome: unknown) => void) {
          if (when === "before its first run") effects.cancel();
          await Promise.resolve();
          const pool = runInPool(
            experiments,
            [() => ({ run: (experiment) => slowRun(experiment, begun++), dispose: () => {} })],
            each,
          );
          return ok(pool);
        },
      } as unknown as LabClient),
    );
    const slowRun = (experiment: Experiment, at: number): RunHandle => {
      let cancelled: (outcome: Outcome<RunResult>) => void = () => {};
      const done = new Promise<Outcome<RunResult>>((resolve) => (cancelled = resolve));
      // The step's third run never ends by itself.
      if (at !== effectSeeds + 2) void resultOf(experiment).then((result) => cancelled(ok(result)));
      else queueMicrotask(() => effects.cancel());
      return { done, control() {}, cancel: () => cancelled(err({ code: "run/cancelled" })) };
    };
    await effects.measure();
    expect(effects).toMatchObject({ running: false, failure: null });
    expect(effects.scoresAfter(0)?.length).toBe(when === "before its first run" ? undefined : effectSeeds);
    expect(effects.scoresAfter(1)).toBeNull();
  },
);
