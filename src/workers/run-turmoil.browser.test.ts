import { expect, it, onTestFinished } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { createRandom } from "../experiment/random";
import { addEvent, newRunRecord } from "../experiment/run-record";
import type { RunEvent } from "../experiment/run-event";
import type { RunHandle } from "./client";
import { createLabClient } from "./lab-client";
import type { RunCommand } from "./protocol";
import { startLabWorker } from "./start-worker";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 100, noise: 0.2 },
  target: "class",
  task: "classification",
  model: { family: "mlp", layers: [{ units: 6, activation: "tanh", batchNorm: true }] },
  training: { epochs: 300, batchSize: 16, optimizer: "adam", learningRate: 0.02 },
  backend: "wasm",
};
const disturbances = 60;
const mostDeaths = 4;

/** What a person may do to a run, and what may befall its worker, as chance has it. */
function disturbance(seed: number): () => RunCommand | "death" {
  const random = createRandom(seed, "disturbances");
  const either = <T>(...all: readonly T[]): T => all[random.below(all.length)] as T;
  return () =>
    either<() => RunCommand | "death">(
      () => ({ kind: "pause" }),
      () => ({ kind: "resume" }),
      () => ({ kind: "resume" }),
      () => ({ kind: "step", unit: either("batch", "epoch") }),
      () => ({ kind: "speed", epochsPerSecond: either(30, 100, 300) }),
      () => ({ kind: "set", values: { learningRate: either(0.003, 0.01, 0.03) } }),
      () => ({ kind: "set", values: { l2: either(0, 0.001), batchSize: either(8, 16, 25) } }),
      () => ({ kind: "set", values: { optimizer: either("adam", "sgd", "momentum") } }),
      () => ({
        kind: "set",
        values: { weights: [{ layer: 0, from: 0, unit: random.below(6), value: random.normal() }] },
      }),
      () => "death",
    )();
}

it.each([1, 2])(
  "a run that is paused, stepped, adjusted and killed at random (seed %i) is what its record says",
  async (seed) => {
    let worker: Worker | null = null;
    const start = () => {
      const started = startLabWorker();
      ({ worker } = started);
      return started;
    };
    const lab = createLabClient({ start });
    onTestFinished(() => lab.dispose());
    await lab.open("t", experiment.data, null, undefined);
    const next = disturbance(seed);
    let record = newRunRecord("turmoil", experiment);
    let deaths = 0;
    let checkpoints = 0;
    const receive = (events: readonly RunEvent[]) => {
      for (const event of events) {
        record = addEvent(record, event);
        if (event.type === "checkpoint") checkpoints += 1;
      }
    };
    const run: RunHandle = lab.run("t", experiment, { snapshots: false, paused: false, epochsPerSecond: 60 }, receive);
    await expect.poll(() => checkpoints).toBeGreaterThan(0);
    for (let i = 0; i < disturbances; i++) {
      await new Promise((resolve) => setTimeout(resolve, 30 * (i % 4)));
      const what = i === 0 ? "death" : next();
      if (what !== "death") run.control(what);
      else if (deaths < mostDeaths && checkpoints > 0) {
        checkpoints = 0; // a run that gets nowhere between two deaths is given up
        deaths += 1;
        (worker as Worker | null)?.dispatchEvent(new ErrorEvent("error", { message: "killed" }));
      }
    }
    run.control({ kind: "speed", epochsPerSecond: 0 });
    run.control({ kind: "resume" });
    const outcome = await run.done;
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    expect(record.experiment.training.changes?.length).toBeGreaterThan(0);
    const again = await lab.run(
      "t",
      record.experiment,
      { snapshots: false, paused: false, epochsPerSecond: 0 },
      () => {},
    ).done;
    if (!again.ok) throw new Error(JSON.stringify(again));
    expect(again.value.metrics).toEqual(outcome.value.metrics);
  },
);
