import { afterEach, describe, expect, it, vi } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { Outcome } from "../experiment/failure";
import { createLabClient } from "./lab-client";
import labWorkerAddress from "./lab.worker.ts?worker&url";
import type { LabClient } from "./client";
import { labReady } from "./protocol";
import type { StartedWorker } from "./start-worker";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 60, noise: 0.1 },
  target: "class",
  task: "classification",
  model: { family: "mlp", layers: [{ units: 6, activation: "tanh" }] },
  training: { epochs: 60, batchSize: 32, optimizer: "adam", learningRate: 0.02 },
  backend: "webgpu",
};

const clients: LabClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
  vi.restoreAllMocks();
});

/** The lab worker, with a device that is lost, or silent, when the test says so. */
function startWorker(): StartedWorker {
  const lines = `
    const request = GPUAdapter.prototype.requestDevice;
    let device = null;
    GPUAdapter.prototype.requestDevice = async function (...asked) {
      return (device = await request.apply(this, asked));
    };
    const getContext = OffscreenCanvas.prototype.getContext;
    let context = null;
    OffscreenCanvas.prototype.getContext = function (...asked) {
      const made = getContext.apply(this, asked);
      return asked[0] === "webgl2" ? (context = made) : made;
    };
    const never = () => new Promise(() => {});
    const [again, now] = [self.setInterval.bind(self), performance.now.bind(performance)];
    const intervals = [];
    self.setInterval = (...asked) => (intervals.push(asked), again(...asked));
    addEventListener("message", (event) => {
      if (event.data === "silence the device") {
        event.stopImmediatePropagation();
        GPUQueue.prototype.onSubmittedWorkDone = GPUBuffer.prototype.mapAsync = never;
        // From now on minutes pass within a second.
        const from = now();
        performance.now = () => from + 100 * (now() - from);
        for (const [work, ms] of intervals) again(work, ms / 100);
      }
      if (event.data !== "lose the device") return;
      event.stopImmediatePropagation();
      device?.destroy();
      context?.getExtension("WEBGL_lose_context").loseContext();
    });
    import(${JSON.stringify(new URL(labWorkerAddress, import.meta.url).href)});`;
  const worker = new Worker(URL.createObjectURL(new Blob([lines], { type: "text/javascript" })));
  const ready = new Promise<void>((resolve) =>
    worker.addEventListener("message", ({ data }) => data === labReady && resolve()),
  );
  return { worker, ready };
}

type Moment = "checkpoint" | "started";

/** Trains; the device, or the context, is lost at the first event of each such kind that the worker of then tells. */
async function train(
  losses: readonly Moment[],
  other: Partial<Experiment> = {},
  how: "lose the device" | "silence the device" = "lose the device",
) {
  let started: StartedWorker | null = null;
  const lab = createLabClient({ start: () => (started = startWorker()) });
  clients.push(lab);
  await lab.open("t", experiment.data, null, undefined);
  const events: RunEvent[] = [];
  const ahead = [...losses];
  // Slow enough to be met by them, and then to the end.
  const options = { snapshots: false, paused: false, epochsPerSecond: losses.length > 0 ? 15 : 0 };
  const run = lab.run("t", { ...experiment, ...other }, options, (batch) => {
    events.push(...batch);
    if (!batch.some((event) => event.type === ahead[0])) return;
    ahead.shift();
    started?.worker.postMessage(how);
    if (ahead.length === 0) run.control({ kind: "speed", epochsPerSecond: 0 });
  });
  const outcome = await run.done;
  lab.dispose();
  const result = resultOf(outcome);
  expect(ahead).toEqual([]);
  return { result, events };
}
function resultOf(outcome: Outcome<RunResult>): RunResult {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const warnings = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === "warning" ? [event.warning.code] : []));

describe("a run whose GPU device is lost", () => {
  it("three times, ends on the GPU as the undisturbed one", async () => {
    const undisturbed = await train([]);
    expect(undisturbed.result.backend).toBe("webgpu");

    const thrice = await train(["checkpoint", "checkpoint", "checkpoint"]);
    expect(warnings(thrice.events)).toEqual(["worker/restarted", "worker/restarted", "worker/restarted"]);
    expect(thrice.result.backend).toBe("webgpu");
    expect(thrice.result.metrics).toEqual(undisturbed.result.metrics);
  }, 120_000);

  it("again with nothing trained in between, ends without it within 1e-3 of one that never had it, with batch norm, too", async () => {
    const model: Experiment["model"] = {
      family: "mlp",
      layers: [{ units: 6, activation: "tanh", batchNorm: true }],
    };
    const undisturbed = await train([], { model, backend: "wasm" });
    const left = await train(["checkpoint", "started"], { model });
    expect(warnings(left.events)).toEqual(["worker/restarted", "worker/gpu-left"]);
    expect(left.result).toMatchObject({
      backend: "wasm",
      decision: { reason: "fallback", rejected: [{ backend: "webgpu", why: "lost" }] },
    });
    for (const part of ["train", "validation"] as const) {
      for (const [name, value] of Object.entries(undisturbed.result.metrics[part])) {
        expect(Math.abs((left.result.metrics[part][name] ?? NaN) - value), `${part}.${name}`).toBeLessThan(1e-3);
      }
    }
  }, 120_000);

  it("on WebGL, too, ends as the undisturbed one", async () => {
    const webgl = { backend: "webgl" } as const;
    const undisturbed = await train([], webgl);
    expect(undisturbed.result.backend).toBe("webgl");
    const once = await train(["checkpoint"], webgl);
    expect(warnings(once.events)).toEqual(["worker/restarted"]);
    expect(once.result.backend).toBe("webgl");
    expect(once.result.metrics).toEqual(undisturbed.result.metrics);
  }, 120_000);

  it("that is not lost and does not answer any more, either, goes on without it", async () => {
    const undisturbed = await train([], { backend: "wasm" });
    const silent = await train(["checkpoint"], {}, "silence the device");
    expect(warnings(silent.events)).toEqual(["worker/gpu-silent"]);
    expect(silent.result.decision).toMatchObject({ backend: "wasm", reason: "fallback" });
    for (const [name, value] of Object.entries(undisturbed.result.metrics.train)) {
      expect(Math.abs((silent.result.metrics.train[name] ?? NaN) - value), name).toBeLessThan(1e-3);
    }
  }, 120_000);

  it("in a worker of a pool is no other than one alone", async () => {
    const workers: Worker[] = [];
    const lab = createLabClient({
      start: () => {
        const started = startWorker();
        workers.push(started.worker);
        return started;
      },
    });
    clients.push(lab);
    await lab.open("t", experiment.data, null, undefined);
    vi.spyOn(navigator, "hardwareConcurrency", "get").mockReturnValue(3); // the page's worker, and another
    const long = { ...experiment, training: { ...experiment.training, epochs: 2000 } };
    const events: RunEvent[] = [];
    const pool = await lab.runAll("t", [{ ...experiment, backend: "wasm" }, long], undefined, (index, batch) => {
      if (index === 0) return;
      events.push(...batch);
      const isOnGpu = batch.some((event) => event.type === "started" && event.decision.backend === "webgpu");
      if (isOnGpu) for (const each of workers) each.postMessage("lose the device");
    });
    if (!pool.ok) throw new Error(pool.failure.code);
    const [, outcome] = await pool.value.done;
    expect(outcome && resultOf(outcome).backend).toBe("wasm");
    expect(warnings(events)).toEqual(["worker/restarted", "worker/gpu-left"]);
  }, 120_000);
});
