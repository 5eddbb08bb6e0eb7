import { memory } from "@tensorflow/tfjs-core";
import { describe, expect, it, vi } from "vitest";
import { nodeBackends } from "../cli/node-backends";
import { makeTable, numberColumn, textColumn, type Table } from "../data/table";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { families } from "../experiment/learns";
import type { ModelSpec } from "../experiment/model-spec";
import { createRandom } from "../experiment/random";
import type { RunEvent } from "../experiment/run-event";
import { RunControl } from "../training/run-control";
import { runExperiment } from "./run-experiment";
import type { RunHost } from "./run-host";
import { tryTraining } from "./try-training";

// Here there is no GPU, and on the processor a network has no tensors: these runs have them all the same.
vi.mock("../models/engine", () => ({ engineOf: () => "tensors" }));

const backends = nodeBackends();
const hostOf = (rest: Partial<RunHost> = {}): RunHost => ({
  now: () => 0,
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
  backends,
  control: new RunControl(),
  snapshots: false,
  checkpoints: false,
  ...rest,
});

function clouds(): Table {
  const random = createRandom(4, "clouds");
  const group = Array.from({ length: 150 }, (_, i) => i % 2);
  const x1 = group.map((g) => g + 0.5 * random.normal());
  return makeTable([
    numberColumn("x1", x1),
    numberColumn(
      "x2",
      group.map((g) => 1 - g + 0.5 * random.normal()),
    ),
    textColumn(
      "class",
      group.map((g) => `class ${g}`),
    ),
  ]);
}
const experimentOf = (changes: Partial<Experiment> = {}): Experiment => ({
  ...defaultExperiment,
  data: { kind: "file", name: "clouds.csv", bytes: 0 },
  target: "class",
  model: { family: "mlp", layers: [{ units: 8, activation: "tanh" }] },
  training: { epochs: 12, batchSize: 16, optimizer: "adam", learningRate: 0.02 },
  backend: "wasm",
  ...changes,
});

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

describe("on tensors", () => {
  it("every tensor is freed: after a run, a cancelled run, a failed run, and one nobody listens to any more", async () => {
    const table = clouds();
    await eventsOf(experimentOf(), table);
    const before = memory().numTensors;
    const stopping = experimentOf({ training: { ...experimentOf().training, earlyStopping: { patience: 1 } } });
    await eventsOf(stopping, table, hostOf({ snapshots: true }));
    const control = new RunControl();
    const cancelled = await eventsOf(
      experimentOf(),
      table,
      hostOf({ control }),
      (event) => void (event.type === "metrics" && event.epoch > 2 && control.cancel()),
    );
    expect(cancelled.at(-1)).toMatchObject({
      type: "result",
      stopped: "cancelled",
      metrics: { test: {} },
      importance: [],
    });
    const failed = await eventsOf(
      experimentOf({ target: "x2", training: { epochs: 50, batchSize: 16, optimizer: "sgd", learningRate: 100 } }),
      table,
    );
    expect(failed.at(-1)).toMatchObject({ type: "failed", failure: { code: "training/loss-not-finite" } });
    for await (const event of runExperiment(stopping, table, hostOf()))
      if (event.type === "metrics" && event.epoch > 1) break;
    expect(memory().numTensors).toBe(before);
  });

  const models: readonly ModelSpec[] = [
    { family: "mlp", layers: [{ units: 8, activation: "relu", dropout: 0.2, batchNorm: true }] },
    { family: "linear" },
    { family: "baseline" },
    { family: "clustering", groups: 2, start: "spread" },
    { family: "autoencoder", layers: [{ units: 4, activation: "tanh" }], code: 1 },
  ];

  it("no family leaves any behind, on no backend of the processor, whatever is held, weighted and watched", async () => {
    expect(models.map(({ family }) => family).sort()).toEqual([...families].sort());
    const table = clouds();
    for (const backend of ["wasm", "cpu"] as const) {
      await eventsOf(experimentOf({ backend }), table);
      const before = memory().numTensors;
      for (const model of models) {
        const training = {
          ...experimentOf().training,
          optimizer: "adamw" as const,
          clip: { by: "norm" as const, at: 1 },
          classWeights: true,
          l1: 1e-3,
          l2: 1e-3,
        };
        const watched = hostOf({ snapshots: true, checkpoints: true, telemetryPerSecond: 2 });
        const events = await eventsOf(experimentOf({ backend, model, training }), table, watched);
        expect(events.at(-1)?.type, model.family).toBe("result");
        expect(memory().numTensors, `${model.family} on ${backend}`).toBe(before);
      }
    }
  });

  it("a trial leaves none behind", async () => {
    await tryTraining(experimentOf(), clouds(), hostOf(), false);
    const before = memory().numTensors;
    let ms = 0;
    expect(await tryTraining(experimentOf(), clouds(), hostOf({ now: () => ms++ }), true)).toMatchObject({ ok: true });
    expect(memory().numTensors).toBe(before);
  });
});
