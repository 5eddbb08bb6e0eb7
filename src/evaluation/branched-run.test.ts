import { describe, expect, it } from "vitest";
import { nodeBackends } from "../cli/node-backends";
import { makeTable, numberColumn, textColumn } from "../data/table";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { createRandom } from "../experiment/random";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { RunEvent } from "../experiment/run-event";
import { addEvent, newRunRecord } from "../experiment/run-record";
import type { Training } from "../experiment/training";
import type { Adjustments } from "../experiment/training-changes";
import { RunControl } from "../training/run-control";
import { alwaysDue } from "./always-due.fixture";
import { runExperiment } from "./run-experiment";
import type { RunHost } from "./run-host";

const backends = nodeBackends();

const random = createRandom(8, "points");
const group = Array.from({ length: 90 }, (_, row) => row % 3);
const table = makeTable([
  numberColumn(
    "x1",
    group.map((g) => g + random.normal()),
  ),
  numberColumn(
    "x2",
    group.map((g) => (g === 1 ? 1 : -1) + random.normal()),
  ),
  textColumn(
    "class",
    group.map((g) => `class ${g}`),
  ),
]);
const weight = { layer: 1, from: 2, unit: 0, value: 4 };
const base: Training = { epochs: 9, batchSize: 16, optimizer: "adam", learningRate: 0.02 };
const experimentOf = (training: Training): Experiment => ({
  ...defaultExperiment,
  data: { kind: "file", name: "points.csv", bytes: 0 },
  target: "class",
  model: { family: "mlp", layers: [{ units: 6, activation: "tanh", dropout: 0.2, batchNorm: true }] },
  training,
  backend: "wasm",
});

/** Runs to the end, with a checkpoint after every epoch; `on` sees each event before the next batch. */
async function run(training: Training, rest: Partial<RunHost> = {}, on: (event: RunEvent) => void = () => undefined) {
  const checkpoints: RunCheckpoint[] = [];
  let record = newRunRecord("run", experimentOf(training));
  for await (const event of runExperiment(record.experiment, table, alwaysDue(backends, rest))) {
    if (event.type === "failed") throw new Error(event.failure.code);
    if (event.type === "checkpoint") checkpoints.push(structuredClone(event.checkpoint));
    record = addEvent(record, event);
    on(event);
  }
  if (!record.model || !record.result) throw new Error("no result");
  const { metrics, epochs, bestEpoch } = record.result;
  return { record, model: record.model, end: { metrics, epochs, bestEpoch, layers: record.model.layers }, checkpoints };
}

describe("a run in which settings were changed", () => {
  it("is reproduced from its record's Experiment, which its model carries, too", async () => {
    const control = new RunControl({ paused: true });
    const commands = [
      () => control.step("epoch"),
      () => control.step("batch"),
      () => (control.set({ learningRate: 0.2, clip: { by: "norm", at: 0.5 } }), control.step("epoch")),
      () => control.set({ weights: [weight] }), // takes effect in the pause
    ];
    const moved = await run(base, { control }, (event) => {
      if (event.type === "paused") commands.shift()?.();
      if (event.type === "changed" && event.change.weights) {
        control.set({ l1: 0.01, l2: 0.02 });
        control.resume();
      }
    });
    const { training } = moved.record.experiment;
    expect(training.changes?.map(({ atEpoch }) => atEpoch)).toEqual([1.25, 2]);
    expect(moved.model.experiment).toEqual(moved.record.experiment);
    const again = await run(training);
    expect(again.end).toEqual(moved.end);
    expect(again.end).not.toEqual((await run(base)).end);
  });

  it.each<[string, Training, Adjustments]>([
    ["a learning rate", base, { learningRate: 0.3 }],
    ["another optimizer and batch size", base, { optimizer: "rmsprop", batchSize: 7 }],
    ["a schedule and more epochs", { ...base, schedule: "cosine" }, { schedule: "step", epochs: 12 }],
    ["penalties and clipping", base, { l1: 0.01, l2: 0.05, clip: { by: "value", at: 0.01 } }],
    ["numbers set by hand", base, { weights: [weight, { layer: 1, from: null, unit: 1, value: -2 }] }],
    [
      "an early stop",
      { ...base, epochs: 40, earlyStopping: { patience: 3 } },
      { learningRate: 0.4, optimizer: "adamw" },
    ],
  ])("from a checkpoint on is the run from the start with this change: %s", async (_, training, adjustments) => {
    const parent = await run(training);
    const checkpoint = parent.checkpoints.find(({ epoch }) => epoch === 4);
    if (!checkpoint) throw new Error("no checkpoint at epoch 4");
    const branch = { ...training, changes: [{ atEpoch: 4, ...adjustments }] };
    const [short, long] = [await run(branch, { resumeFrom: checkpoint }), await run(branch)];
    expect(short.end).toEqual(long.end);
    expect(short.end).not.toEqual(parent.end);
    expect(short.record.result?.epochs).toBe(long.record.result?.epochs);
  });

  it("from an earlier checkpoint on comes to the same change", async () => {
    const branch = { ...base, changes: [{ atEpoch: 5.5, learningRate: 0.3, optimizer: "sgd" as const }] };
    const checkpoint = (await run(base)).checkpoints.find(({ epoch }) => epoch === 3);
    expect((await run(branch, { resumeFrom: checkpoint })).end).toEqual((await run(branch)).end);
  });

  it("begins with the numbers that were set by hand before it", async () => {
    const looks: RunEvent[] = [];
    await run({ ...base, weights: [weight] }, { snapshots: true }, (event) => looks.push(event));
    const first = looks.find((event) => event.type === "snapshot");
    expect(first?.layers[1]?.kernel[2 * 3]).toBe(4);
  });
});
