import { env } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-webgl"; // its flags
import { expect, it } from "vitest";
import { openSource } from "../../evaluation/open-source";
import { runExperiment } from "../../evaluation/run-experiment";
import { defaultExperiment, type BackendName, type Experiment } from "../../experiment/experiment";
import { orThrow } from "../../experiment/failure";
import type { RunResult } from "../../experiment/run-event";
import { wasmFiles } from "../../workers/wasm-files";
import { workerClock } from "../../workers/worker-clock";
import { RunControl } from "../run-control";
import { Backends } from "./backends";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 60, noise: 0.1 },
  target: "class",
  task: "classification",
  model: {
    family: "mlp",
    layers: [
      { units: 6, activation: "tanh" },
      { units: 5, activation: "relu" },
    ],
  },
  training: { epochs: 10, batchSize: 16, optimizer: "adam", learningRate: 0.02 },
};

async function train(backend: BackendName): Promise<{ readonly result: RunResult; readonly tensorsLeft: number }> {
  const backends = new Backends({ wasmFiles }, () => performance.now());
  const { table } = orThrow(await openSource({ data: experiment.data, reading: undefined }, {} as never));
  const control = new RunControl({ paused: false, epochsPerSecond: 0 });
  const host = { ...workerClock, backends, control, snapshots: false, checkpoints: false };
  const before = backends.tensors();
  let result: RunResult | null = null;
  for await (const event of runExperiment({ ...experiment, backend }, table, host as never)) {
    if (event.type === "failed") throw new Error(JSON.stringify(event));
    if (event.type === "result") result = event;
  }
  if (result) return { result, tensorsLeft: backends.tensors() - before };
  throw new Error("no result");
}

it("WebGL trains as the cpu does, to 1e-3, and leaves no tensor", async () => {
  // Here is no card: TensorFlow.js takes a software WebGL only if it is told to.
  env().set("SOFTWARE_WEBGL_ENABLED", true);
  const wanted = await train("cpu");
  const got = await train("webgl");
  expect(got.result).toMatchObject({ backend: "webgl", decision: { reason: "asked" } });
  expect(got.tensorsLeft).toBe(0);
  for (const part of ["train", "validation"] as const) {
    for (const [name, value] of Object.entries(wanted.result.metrics[part]))
      expect(Math.abs((got.result.metrics[part][name] ?? NaN) - value), `${part}.${name}`).toBeLessThan(1e-3);
  }
});
