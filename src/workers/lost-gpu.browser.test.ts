import { afterEach, describe, expect, it } from "vitest";
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

let client: LabClient | null = null;
let workers: Worker[] = [];
afterEach(() => {
  client?.dispose();
  client = null;
  workers = [];
});

/** The lab worker, with a device that is lost when the test says so. */
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
    addEventListener("message", (event) => {
      if (event.data !== "lose the device") return;
      event.stopImmediatePropagation();
      device?.destroy();
      context?.getExtension("WEBGL_lose_context").loseContext();
    });
    import(${JSON.stringify(new URL(labWorkerAddress, import.meta.url).href)});`;
  const worker = new Worker(URL.createObjectURL(new Blob([lines], { type: "text/javascript" })));
  workers.push(worker);
  const ready = new Promise<void>((resolve) =>
    worker.addEventListener("message", ({ data }) => data === labReady && resolve()),
  );
  return { worker, ready };
}

/** Trains; the device, or the context, is lost at the first so many checkpoints. */
async function train(losses: number, backend: "webgpu" | "webgl" = "webgpu") {
  const lab = (client = createLabClient({ start: startWorker }));
  await lab.open("t", experiment.data, null, undefined);
  const events: RunEvent[] = [];
  let lost = 0;
  const options = { snapshots: false, paused: false, epochsPerSecond: losses > 0 ? 20 : 0 };
  const run = lab.run("t", { ...experiment, backend }, options, (batch) => {
    events.push(...batch);
    if (lost < losses && batch.some((event) => event.type === "checkpoint")) {
      lost += 1;
      workers.at(-1)?.postMessage("lose the device");
    }
  });
  const outcome = await run.done;
  lab.dispose();
  return { result: resultOf(outcome), events, lost };
}
function resultOf(outcome: Outcome<RunResult>): RunResult {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const warnings = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === "warning" ? [event.warning.code] : []));

describe("a run whose GPU device is lost", () => {
  it("once, ends on the GPU as the undisturbed one; again and again, within 1e-3 of it, and leaves the GPU", async () => {
    const undisturbed = await train(0);
    expect(undisturbed.result.backend).toBe("webgpu");

    const once = await train(1);
    expect(warnings(once.events)).toEqual(["worker/restarted"]);
    expect(once.result.backend).toBe("webgpu");
    expect(once.result.metrics).toEqual(undisturbed.result.metrics);

    const thrice = await train(3);
    expect(thrice.lost).toBe(3);
    expect(warnings(thrice.events)).toEqual(["worker/restarted", "worker/gpu-left"]);
    expect(thrice.result).toMatchObject({
      backend: "wasm",
      decision: { reason: "fallback", rejected: [{ backend: "webgpu", why: "lost" }] },
    });
    for (const part of ["train", "validation"] as const) {
      for (const [name, value] of Object.entries(undisturbed.result.metrics[part])) {
        expect(Math.abs((thrice.result.metrics[part][name] ?? NaN) - value), `${part}.${name}`).toBeLessThan(1e-3);
      }
    }
  }, 120_000);

  it("on WebGL, too, ends as the undisturbed one", async () => {
    const undisturbed = await train(0, "webgl");
    expect(undisturbed.result.backend).toBe("webgl");
    const once = await train(1, "webgl");
    expect(warnings(once.events)).toEqual(["worker/restarted"]);
    expect(once.result.backend).toBe("webgl");
    expect(once.result.metrics).toEqual(undisturbed.result.metrics);
  }, 120_000);
});
