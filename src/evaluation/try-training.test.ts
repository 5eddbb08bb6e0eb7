import { describe, expect, it } from "vitest";
import { nodeBackends } from "../cli/node-backends";
import { makeTable, numberColumn, textColumn } from "../data/table";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { RunControl } from "../training/run-control";
import type { RunHost } from "./run-host";
import { tryTraining } from "./try-training";

const values = Array.from({ length: 100 }, (_, row) => Math.sin(row));
const table = makeTable([
  numberColumn("x", values),
  textColumn(
    "class",
    values.map((value) => (value > 0 ? "up" : "down")),
  ),
]);
const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "file", name: "waves.csv", bytes: 0 },
  target: "class",
  model: { family: "mlp", layers: [{ units: 5, activation: "tanh" }] },
  training: { epochs: 30, batchSize: 7, optimizer: "adam", learningRate: 0.01 },
  backend: "wasm",
};
const backends = nodeBackends();
/** Every look at the clock takes a millisecond. */
function hostOf(control = new RunControl()): RunHost {
  let ms = 0;
  const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { now: () => ms++, breathe, backends, control, snapshots: false, checkpoints: false };
}

describe("a trial of a training", () => {
  it("counts what it takes", async () => {
    const outcome = await tryTraining(experiment, table, hostOf(), true);
    if (!outcome.ok) throw new Error(outcome.failure.code);
    const { sweep, secondsPerEpoch, bytes, ...counted } = outcome.value;
    expect(counted).toMatchObject({ parameters: 16, trainingRows: 60, stepsPerEpoch: 9, epochs: 30 });
    expect(bytes).toBeGreaterThan(4 * 16);
    expect(secondsPerEpoch).toBeGreaterThan(0);
    expect(sweep?.points.length).toBeGreaterThan(50);
    expect(sweep?.suggestion).toBeGreaterThan(1e-4);
    expect(sweep?.suggestion).toBeLessThan(10);
  });

  it("of a model that is not trained step by step has no sweep", async () => {
    const outcome = await tryTraining({ ...experiment, model: { family: "baseline" } }, table, hostOf(), true);
    expect(outcome).toMatchObject({ ok: true, value: { sweep: null, stepsPerEpoch: 1, epochs: 1 } });
  });

  it("fails as a run does: what cannot be trained, and what was called off", async () => {
    const lost = await tryTraining({ ...experiment, target: "no such column" }, table, hostOf(), false);
    expect(lost).toMatchObject({ ok: false, failure: { code: "data/target-missing-column" } });
    const control = new RunControl();
    control.cancel();
    const off = await tryTraining(experiment, table, hostOf(control), true);
    expect(off).toMatchObject({ ok: false, failure: { code: "run/cancelled" } });
  });
});
