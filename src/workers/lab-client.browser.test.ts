import { afterEach, describe, expect, it, vi } from "vitest";
import { defaultExperiment, type BackendName, type Experiment } from "../experiment/experiment";
import type { Outcome } from "../experiment/failure";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { LabClient } from "./client";
import { createLabClient } from "./lab-client";
import { labReady, type RunOptions } from "./protocol";
import { startLabWorker, type StartedWorker } from "./start-worker";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 200, noise: 0.1 },
  target: "class",
  task: "classification",
  model: { family: "mlp", layers: [{ units: 8, activation: "tanh" }] },
  training: { epochs: 20, batchSize: 32, optimizer: "adam", learningRate: 0.02 },
  evaluation: { openTest: true },
};
const endless: Experiment = { ...experiment, training: { ...experiment.training, epochs: 10_000 }, backend: "cpu" };
const options: RunOptions = { snapshots: true, paused: false, epochsPerSecond: 0 };

let clients: LabClient[] = [];
let workers: Worker[] = [];
/** A client whose workers the test can reach; the first ones are those given. */
function client(...first: (() => StartedWorker)[]): LabClient {
  const start = () => {
    const started = (first.shift() ?? startLabWorker)();
    workers.push(started.worker);
    return started;
  };
  const made = createLabClient({ start });
  clients.push(made);
  return made;
}
afterEach(() => {
  for (const made of clients) made.dispose();
  clients = [];
  workers = [];
  vi.restoreAllMocks();
});

/** A worker of these lines, which says that it listens. */
const worker = (lines: string) => (): StartedWorker => {
  const address = URL.createObjectURL(new Blob([`postMessage("${labReady}"); ${lines}`]));
  return { worker: new Worker(address), ready: Promise.resolve() };
};
const hanging = worker("onmessage = () => { for (;;); }");

const open = (lab: LabClient) => lab.open("t", experiment.data, null, undefined);
async function train(
  lab: LabClient,
  changes: Partial<Experiment>,
): Promise<{ outcome: Outcome<RunResult>; events: RunEvent[] }> {
  const events: RunEvent[] = [];
  const run = lab.run("t", { ...experiment, ...changes }, options, (batch) => events.push(...batch));
  return { outcome: await run.done, events };
}
const metricsOf = (outcome: Outcome<RunResult>) => outcome.ok && outcome.value.metrics;
const code = (outcome: Outcome<unknown>) => (outcome.ok ? "ok" : outcome.failure.code);

describe("training in the worker", () => {
  const autoencoder = {
    family: "autoencoder",
    layers: [{ units: 5, activation: "tanh" }],
    code: 1,
  } satisfies Experiment["model"];
  const clustering = { family: "clustering", groups: 3, start: "spread" } satisfies Experiment["model"];
  it.each([
    ["a network", "wasm", "wasm", experiment.model],
    ["a network", "webgpu", "webgpu", experiment.model],
    ["an autoencoder", "webgpu", "webgpu", autoencoder],
    // Rounds of k-means are the same loops everywhere.
    ["groups", "webgpu", "cpu", clustering],
  ] as const)(
    "gives for %s the numbers of the cpu on %s, to 1e-3",
    async (_, asked, backend: BackendName, model) => {
      const lab = client();
      expect((await open(lab)).ok).toBe(true);
      const [reference, measured] = [
        await train(lab, { model, backend: "cpu" }),
        await train(lab, { model, backend: asked }),
      ];
      if (!reference.outcome.ok || !measured.outcome.ok)
        throw new Error(JSON.stringify([reference.outcome, measured.outcome]));
      expect(measured.outcome.value.backend).toBe(backend);
      for (const part of ["train", "validation", "test"] as const) {
        for (const [name, value] of Object.entries(reference.outcome.value.metrics[part])) {
          expect(Math.abs((measured.outcome.value.metrics[part][name] ?? NaN) - value), `${part}.${name}`).toBeLessThan(
            1e-3,
          );
        }
      }
      const kinds = new Set(measured.events.map((event) => event.type));
      expect([...kinds]).toEqual(
        expect.arrayContaining(["prepared", "started", "metrics", "snapshot", "predictions", "model", "result"]),
      );
    },
    120_000,
  );

  it("ends when it is cancelled, and the next run is none the worse", async () => {
    const lab = client();
    await open(lab);
    const run = lab.run("t", endless, options, (events) => {
      if (events.some((event) => event.type === "metrics")) run.cancel();
    });
    expect(code(await run.done)).toBe("run/cancelled");
    expect(code((await train(lab, { backend: "cpu" })).outcome)).toBe("ok");
  });

  it("goes a batch at a time, and finishes when asked to", async () => {
    const lab = client();
    await open(lab);
    const pauses: number[] = [];
    const run = lab.run("t", endless, { ...options, paused: true }, (events) => {
      for (const event of events) {
        if (event.type !== "paused") continue;
        pauses.push(event.epoch);
        run.control(pauses.length < 4 ? { kind: "step", unit: "batch" } : { kind: "finish" });
      }
    });
    const outcome = await run.done;
    expect(outcome.ok && outcome.value.stopped).toBe("finished");
    expect(pauses).toEqual([0, 0.25, 0.5, 0.75]);
  });

  it("lets another lab train while one is paused", async () => {
    const lab = client();
    await open(lab);
    const seen: RunEvent[] = [];
    const run = lab.run("t", endless, { ...options, paused: true }, (events) => seen.push(...events));
    await expect.poll(() => seen.at(-1)?.type).toBe("paused");
    expect(code((await train(lab, { backend: "wasm" })).outcome)).toBe("ok");
    run.control({ kind: "finish" });
    expect(code(await run.done)).toBe("ok");
  });

  it("is tried out for what it takes, with a sweep of the learning rate; and can be called off", async () => {
    const lab = client();
    await open(lab);
    const trial = await lab.tryTraining("t", experiment, true);
    expect(trial).toMatchObject({ ok: true, value: { parameters: 33, stepsPerEpoch: 4, epochs: 20 } });
    expect(trial.ok && trial.value.sweep?.points.length).toBeGreaterThan(50);
    const off = new AbortController();
    const called = lab.tryTraining("t", experiment, true, { signal: off.signal });
    off.abort();
    expect(code(await called)).toBe("run/cancelled");
  });

  it("is tried out anew where its worker is lost, but once: the trial may be what the worker died of", async () => {
    const lab = client();
    await open(lab);
    const lose = (at: number) => workers[at]?.dispatchEvent(new ErrorEvent("error", { message: "gone" }));
    const first = lab.tryTraining("t", experiment, false);
    lose(0);
    expect(code(await first)).toBe("ok");
    const second = lab.tryTraining("t", experiment, false);
    lose(1);
    await expect.poll(() => (lose(2), workers.length)).toBe(3);
    expect(code(await second)).toMatch(/^worker\/(lost|not-started)$/);
    expect(workers.length).toBe(3);
  });

  it("of several seeds in several workers ends as one after the other does, though one dies and is the only one replaced", async () => {
    const lab = client();
    await open(lab);
    vi.spyOn(navigator, "hardwareConcurrency", "get").mockReturnValue(3);
    const seeds = [1, 2, 3].map((seed): Experiment => ({ ...experiment, seed, backend: "cpu" }));
    const alone = [];
    for (const { seed } of seeds) alone.push(metricsOf((await train(lab, { seed, backend: "cpu" })).outcome));
    const pool = await lab.runAll("t", seeds);
    if (!pool.ok) throw new Error(pool.failure.code);
    await expect.poll(() => workers.length).toBe(2);
    const ended = vi.spyOn(workers[0] as Worker, "terminate");
    await expect
      .poll(() => {
        workers[1]?.dispatchEvent(new ErrorEvent("error", { message: "gone" }));
        return workers.length;
      })
      .toBe(3);
    expect((await pool.value.done).map(metricsOf)).toEqual(alone);
    expect(alone).not.toContain(false);
    expect(workers.length).toBe(3);
    expect(ended).not.toHaveBeenCalled();
  });

  it("says what is wrong as a value", async () => {
    const lab = client();
    expect(code((await train(lab, {})).outcome)).toBe("worker/no-table");
    await open(lab);
    expect(code((await train(lab, { target: "nothing" })).outcome)).toBe("data/target-missing-column");
    expect(code(await lab.open("x", { kind: "shelf", id: "nothing" }, null, undefined))).toBe("data/unknown-dataset");
  });
});

describe("a worker that dies", () => {
  it("by hanging is noticed, and the next call finds another", async () => {
    const lab = client(hanging);
    expect(code(await open(lab))).toBe("worker/lost");
    expect(workers.length).toBe(1);
    expect(code(await open(lab))).toBe("ok");
    expect(workers.length).toBe(2);
  });

  it("by an error is noticed at once", async () => {
    const lab = client(worker("onmessage = () => { throw new Error('boom'); }"));
    expect(code(await open(lab))).toBe("worker/lost");
  });

  it("before it starts says why", async () => {
    const broken = () => ({
      worker: new Worker(URL.createObjectURL(new Blob([""]))),
      ready: Promise.reject(new Error("404")),
    });
    expect(await open(client(broken))).toMatchObject({
      failure: { code: "worker/not-started", values: { message: "Error: 404" } },
    });
  });

  it("in the middle of a training hands it on: the table is opened again, and the run ends as it would have", async () => {
    const lab = client();
    await open(lab);
    const long: Experiment = { ...endless, training: { ...endless.training, epochs: 300 } };
    const undisturbed = await train(lab, long);
    const events: RunEvent[] = [];
    let lostAt = -1;
    const run = lab.run("t", long, { ...options, epochsPerSecond: 100 }, (batch) => {
      events.push(...batch);
      const found = batch.find((event) => event.type === "checkpoint");
      if (lostAt >= 0 || found?.type !== "checkpoint") return;
      lostAt = found.checkpoint.epoch;
      workers[0]?.dispatchEvent(new ErrorEvent("error", { message: "killed" }));
    });
    const outcome = await run.done;
    if (!outcome.ok || !undisturbed.outcome.ok) throw new Error(JSON.stringify([outcome, undisturbed.outcome]));
    const warning = events.findIndex((event) => event.type === "warning" && event.warning.code === "worker/restarted");
    const after = events.slice(warning).find((event) => event.type === "metrics");
    expect(warning).toBeGreaterThan(0);
    expect(after?.type === "metrics" && after.epoch).toBe(lostAt);
    expect(outcome.value.metrics).toEqual(undisturbed.outcome.value.metrics);
  });
});

describe("opening a table", () => {
  it("can be called off, and the same table opened again", async () => {
    const lab = client();
    const rows = Array.from({ length: 400_000 }, (_, row) => `${row},${row % 7}`).join("\n");
    const file = new Blob([`a,b\n${rows}`]);
    const abort = new AbortController();
    const source = { kind: "file", name: "big.csv", bytes: file.size } as const;
    const opening = lab.open("t", source, file, undefined, {
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    expect(code(await opening)).toBe("worker/cancelled");
    const again = await lab.open("t", source, file, undefined);
    expect(again.ok && again.value.rows).toBe(400_000);
    const window = await lab.rows("t", { from: 399_998, count: 10 });
    expect(window.ok && window.value.cells).toEqual([
      ["399998", "4"],
      ["399999", "5"],
    ]);
  });
});
