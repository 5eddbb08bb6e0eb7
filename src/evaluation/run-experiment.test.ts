import { describe, expect, it } from "vitest";
import { nodeBackends } from "../cli/node-backends";
import { makeTable, numberColumn, textColumn, type Table } from "../data/table";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { createRandom } from "../experiment/random";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { OptimizerState } from "../experiment/optimizer-state";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import { RunControl } from "../training/run-control";
import { runExperiment } from "./run-experiment";
import type { RunHost } from "./run-host";

const backends = nodeBackends();

/** Time stands still: nothing depends on how fast this machine is. */
const hostOf = (rest: Partial<RunHost> = {}): RunHost => ({
  now: () => 0,
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
  backends,
  control: new RunControl(),
  snapshots: false,
  checkpoints: false,
  ...rest,
});

/** Three overlapping clouds over x1 and x2, a number that follows them, and a column of noise. */
function clouds(classes: number, rows = 150): Table {
  const random = createRandom(4, "clouds");
  const group = Array.from({ length: rows }, (_, i) => i % classes);
  const x1 = group.map((g) => Math.cos((2 * Math.PI * g) / classes) + 0.5 * random.normal());
  const x2 = group.map((g) => Math.sin((2 * Math.PI * g) / classes) + 0.5 * random.normal());
  return makeTable([
    numberColumn("x1", x1),
    numberColumn("x2", x2),
    textColumn(
      "class",
      group.map((g) => `class ${g}`),
    ),
    numberColumn(
      "height",
      x1.map((x, i) => 100 + 20 * x * (x2[i] ?? 0) + random.normal()),
    ),
  ]);
}

const experimentOf = (changes: Partial<Experiment> = {}): Experiment => ({
  ...defaultExperiment,
  data: { kind: "file", name: "clouds.csv", bytes: 0 },
  target: "class",
  preparation: [{ step: "drop-columns", columns: ["height"] }, { step: "auto" }],
  model: { family: "mlp", layers: [{ units: 8, activation: "tanh" }] },
  training: { epochs: 12, batchSize: 16, optimizer: "adam", learningRate: 0.02 },
  backend: "wasm",
  ...changes,
});
const regression: Partial<Experiment> = {
  target: "height",
  preparation: [{ step: "drop-columns", columns: ["class"] }, { step: "auto" }],
};

async function eventsOf(
  experiment: Experiment,
  table: Table,
  host: RunHost = hostOf(),
  on: (event: RunEvent) => void = () => undefined,
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of runExperiment(experiment, table, host)) {
    events.push(event);
    on(event);
  }
  return events;
}

async function resultOf(experiment: Experiment, table: Table, host?: RunHost): Promise<RunResult> {
  const last = (await eventsOf(experiment, table, host)).at(-1);
  if (last?.type !== "result") throw new Error(`ended with ${JSON.stringify(last)}`);
  return last;
}

describe("a whole run", () => {
  it("tells its story in order, with the first loss before any update", async () => {
    const events = await eventsOf(experimentOf(), clouds(3));
    const kinds = [...new Set(events.map((event) => event.type))];
    expect(kinds).toEqual(["progress", "prepared", "started", "metrics", "predictions", "model", "result"]);
    const first = events.find((event) => event.type === "metrics");
    expect(first).toMatchObject({ epoch: 0, step: 0 });
  });

  it.each(["wasm", "cpu"] as const)("the same Experiment on %s gives identical metrics twice", async (backend) => {
    const experiment = experimentOf({
      backend,
      training: { ...experimentOf().training, classWeights: true, l2: 1e-4 },
    });
    const dropout: Experiment = {
      ...experiment,
      model: { family: "mlp", layers: [{ units: 8, activation: "relu", dropout: 0.3 }] },
    };
    for (const one of [experiment, dropout]) {
      const table = clouds(3);
      const [a, b] = [await resultOf(one, table), await resultOf(one, table)];
      expect(b.metrics).toEqual(a.metrics);
      expect(b.importance).toEqual(a.importance);
    }
  });

  it.each([
    ["three classes", {}, 3],
    ["two classes", {}, 2],
    ["a number", regression, 3],
  ] as const)("wasm and cpu agree to 1e-3 on %s", async (_name, changes, classes) => {
    const table = clouds(classes);
    const [wasm, cpu] = [
      await resultOf(experimentOf({ ...changes, backend: "wasm" }), table),
      await resultOf(experimentOf({ ...changes, backend: "cpu" }), table),
    ];
    expect([wasm.backend, cpu.backend]).toEqual(["wasm", "cpu"]);
    for (const part of ["train", "validation"] as const) {
      for (const [name, value] of Object.entries(wasm.metrics[part])) {
        const other = cpu.metrics[part][name] ?? NaN;
        expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-3 * Math.max(1, Math.abs(other)));
      }
    }
  });

  it("learns: three classes, two classes, a number, each better than its baseline", async () => {
    const three = await resultOf(experimentOf(), clouds(3));
    expect(three.metrics.validation["accuracy"]).toBeGreaterThan(0.8);
    expect(three.metrics.validation).not.toHaveProperty("auc");
    const two = await resultOf(experimentOf(), clouds(2));
    expect(two.metrics.validation["auc"]).toBeGreaterThan(0.9);
    const training = { ...experimentOf().training, epochs: 60 };
    const height = await resultOf(experimentOf({ ...regression, training }), clouds(3));
    const mean = await resultOf(experimentOf({ ...regression, model: { family: "baseline" } }), clouds(3));
    expect(height.metrics.validation["r2"]).toBeGreaterThan(0.7);
    expect(mean.metrics.validation["r2"]).toBeLessThan(0.05);
    expect(mean.parameters).toBe(1);
  });

  it("the sealed test stays closed unless the Experiment opens it", async () => {
    const closed = await eventsOf(experimentOf(), clouds(2));
    expect(closed.filter((event) => event.type === "predictions").map((event) => event.predictions.part)).toEqual([
      "train",
      "validation",
    ]);
    expect(closed.at(-1)).toMatchObject({ metrics: { test: {} } });
    const open = await resultOf(experimentOf({ evaluation: { openTest: true } }), clouds(2));
    expect(open.metrics.test).toHaveProperty("auc");
  });

  it("predictions of a number are in the target's own unit, and name the rows they came from", async () => {
    const table = clouds(3);
    const events = await eventsOf(experimentOf(regression), table);
    const heights = table.columns[3];
    const validation = events.flatMap((event) => (event.type === "predictions" ? [event.predictions] : []))[1];
    expect(validation?.truth.length).toBe(30);
    validation?.sourceRows.forEach((row, i) => {
      expect(validation.truth[i]).toBeCloseTo(heights?.kind === "number" ? (heights.values[row] ?? NaN) : NaN, 3);
    });
  });

  it("says which columns the predictions hang on", async () => {
    const random = createRandom(2, "noise");
    const table = clouds(2);
    const noisy = makeTable([
      ...table.columns.slice(0, 3),
      numberColumn(
        "noise",
        Array.from({ length: table.rows }, () => random.normal()),
      ),
    ]);
    const { importance } = await resultOf(experimentOf({ preparation: [{ step: "auto" }] }), noisy);
    expect(importance[0]?.column).toBe("x1");
    expect(importance[0]?.lossIncrease).toBeGreaterThan(
      10 * Math.abs(importance.find(({ column }) => column === "noise")?.lossIncrease ?? NaN),
    );
  });

  it("name each raw column once, also one that was split into parts", async () => {
    const table = clouds(2);
    const days = Array.from({ length: table.rows }, (_, i) =>
      `2008-${(i % 12) + 1}-${(i % 28) + 1}`.replace(/-(\d)\b/g, "-0$1"),
    );
    const dated = makeTable([...table.columns, textColumn("day", days)]);
    const preparation: Experiment["preparation"] = [
      { step: "drop-columns", columns: ["height"] },
      { step: "date-parts", columns: ["day"] },
      { step: "auto" },
    ];
    const { importance } = await resultOf(experimentOf({ preparation }), dated);
    expect(importance.map(({ column }) => column).sort()).toEqual(["day", "x1", "x2"]);
  });

  it("snapshots carry weights, and maps where the model sees the plane", async () => {
    const events = await eventsOf(experimentOf(), clouds(2), hostOf({ snapshots: true }));
    const first = events.find((event) => event.type === "snapshot");
    expect(first?.layers.map(({ inputs, units }) => [inputs, units])).toEqual([
      [2, 8],
      [8, 1],
    ]);
    expect(first?.maps?.hidden[0]?.length).toBe(8 * 40 * 40);
    expect(first?.maps?.field.length).toBe(100 * 100);
    const other = await eventsOf(
      experimentOf(regression),
      makeTable(clouds(2).columns.map((column, i) => (i === 0 ? { ...column, name: "width" } : column))),
      hostOf({ snapshots: true }),
    );
    expect(other.find((event) => event.type === "snapshot")?.maps).toBeUndefined();
  });

  it("is measured and looked at some thirty times on every machine, and measures the same at the same epoch", async () => {
    const training = { epochs: 60, batchSize: 16, optimizer: "adam", learningRate: 0.02 } as const;
    const runs = [0, 3].map(async (msEach) => {
      let ms = 0;
      const host = hostOf({ snapshots: true, telemetryPerSecond: 2, now: () => (ms += msEach) });
      return eventsOf(experimentOf({ training }), clouds(2), host);
    });
    const [fast = [], slow = []] = await Promise.all(runs);
    for (const events of [fast, slow]) {
      const looks = events.filter(({ type }) => type === "look" || type === "snapshot");
      expect(looks.length).toBeGreaterThanOrEqual(30);
      for (const type of ["metrics", "telemetry"] as const)
        expect(events.filter((event) => event.type === type).length, type).toBeGreaterThanOrEqual(30);
    }
    const measured = (events: RunEvent[]) =>
      new Map(events.flatMap((event) => (event.type === "metrics" ? [[event.epoch, event.train]] : [])));
    const [before, after] = [measured(fast), measured(slow)];
    const both = [...before.keys()].filter((epoch) => after.has(epoch));
    expect(both.length).toBeGreaterThanOrEqual(20);
    for (const epoch of both) expect(after.get(epoch)).toEqual(before.get(epoch));
  });

  it("refuses a model that is too large, with the numbers, before it is built", async () => {
    const wide = Array.from({ length: 8 }, () => ({ units: 1024, activation: "relu" as const }));
    const events = await eventsOf(
      experimentOf({
        model: { family: "mlp", layers: wide },
        training: { ...experimentOf().training, batchSize: 65536 },
      }),
      clouds(2, 40_000),
    );
    expect(events.at(-1)).toMatchObject({
      type: "failed",
      failure: { code: "training/too-large", values: { parameters: 7_351_297, allowedMegabytes: 1073 } },
    });
  });

  it("an expected failure of the data is an event", async () => {
    const events = await eventsOf(experimentOf({ target: "no such column" }), clouds(2));
    expect(events.at(-1)).toMatchObject({ type: "failed", failure: { code: "data/target-missing-column" } });
  });

  it("with early stopping, the model that is handed over is the best epoch's", async () => {
    const training = { ...experimentOf().training, epochs: 200, learningRate: 0.2, earlyStopping: { patience: 5 } };
    const events = await eventsOf(experimentOf({ training }), clouds(3));
    const result = events.at(-1);
    if (result?.type !== "result") throw new Error("no result");
    expect(result.stopped).toBe("early");
    expect(result.epochs).toBe(result.bestEpoch + 5);
    const losses = events.flatMap((event) =>
      event.type === "metrics" && event.epoch > 0 ? [event.validation["loss"] ?? NaN] : [],
    );
    expect(result.metrics.validation["loss"]).toBeCloseTo(Math.min(...losses), 6);
  });

  it("a run that goes on from one of its checkpoints stops early where it would have, with the same model", async () => {
    const training = { ...experimentOf().training, epochs: 200, learningRate: 0.2, earlyStopping: { patience: 9 } };
    const experiment = experimentOf({ training });
    let ms = 0;
    const ticking = (rest: Partial<RunHost> = {}) => hostOf({ now: () => (ms += 20), checkpoints: true, ...rest });
    const events = await eventsOf(experiment, clouds(3), ticking());
    const checkpoints = events.flatMap((event) => (event.type === "checkpoint" ? [event.checkpoint] : []));
    const whole = events.at(-1);
    if (whole?.type !== "result" || whole.stopped !== "early") throw new Error("it does not stop early");
    const last: RunCheckpoint | undefined = checkpoints.findLast(({ epoch }) => epoch > whole.bestEpoch);
    if (!last) throw new Error("no checkpoint after the best epoch");
    const resumed = await resultOf(experiment, clouds(3), ticking({ resumeFrom: structuredClone(last) }));
    expect([resumed.metrics, resumed.epochs, resumed.bestEpoch]).toEqual([
      whole.metrics,
      whole.epochs,
      whole.bestEpoch,
    ]);
  });

  it("a run that goes on from a checkpoint with its optimizer ends where the whole run ends", async () => {
    const table = clouds(3);
    const dropout: Experiment = experimentOf({
      model: { family: "mlp", layers: [{ units: 8, activation: "relu", dropout: 0.2, batchNorm: true }] },
    });
    const whole = await resultOf(dropout, table);
    const half = await eventsOf({ ...dropout, training: { ...dropout.training, epochs: 6 } }, table);
    const model = half.flatMap((event) => (event.type === "model" ? [event.model] : []))[0];
    const optimizer: OptimizerState | undefined = half.flatMap((event) =>
      event.type === "model" ? [event.optimizer] : [],
    )[0];
    if (!model || !optimizer) throw new Error("no checkpoint");
    const resumed = await resultOf(dropout, table, hostOf({ resumeFrom: { epoch: 6, model, optimizer } }));
    expect(resumed.metrics).toEqual(whole.metrics);
  });
});
