import { openSource } from "../evaluation/open-source";
import { runExperiment } from "../evaluation/run-experiment";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { orThrow } from "../experiment/failure";
import type { RunEvent } from "../experiment/run-event";
import { wasmFiles } from "./wasm-files";
import { workerClock } from "./worker-clock";
import { RunControl } from "../training/run-control";
import { Backends } from "../training/backends/backends";

/** A small run for tests in a browser. */
export const smallExperiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 60, noise: 0.1 },
  target: "class",
  task: "classification",
  model: {
    family: "mlp",
    layers: [
      { units: 6, activation: "tanh" },
      { units: 5, activation: "relu", batchNorm: true },
    ],
  },
  training: { epochs: 10, batchSize: 16, optimizer: "adam", learningRate: 0.02 },
};

export const browserBackends = (): Backends => new Backends({ wasmFiles }, () => performance.now());

/** Runs in this page, for tests, until an event is the last one wanted, or to its end. @returns the last event */
export async function runUntil(
  backends: Backends,
  experiment: Experiment,
  wanted: (event: RunEvent) => boolean = () => false,
): Promise<RunEvent> {
  const { table } = orThrow(
    await openSource(experiment, { fetchBytes: () => Promise.reject(new Error("points need no bytes")) }),
  );
  const control = new RunControl({ paused: false, epochsPerSecond: 0 });
  const host = { ...workerClock, backends, control, snapshots: false, checkpoints: false };
  let last: RunEvent | null = null;
  for await (const event of runExperiment(experiment, table, host)) {
    last = event;
    if (wanted(event)) break; // leaving the loop ends the run, as a stop does
  }
  if (!last) throw new Error("The run said nothing");
  return last;
}
