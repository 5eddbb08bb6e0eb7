import { describe, expect, it } from "vitest";
import { err, type Outcome } from "../experiment/failure";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { HandWeight } from "../experiment/hand-weights";
import type { TrainingChange } from "../experiment/training";
import type { RunCommand, RunOptions } from "./protocol";
import { followRun } from "./run-handle";

const options: RunOptions = { snapshots: true, paused: false, epochsPerSecond: 0 };
const lost = err({ code: "worker/lost" });
const done: Outcome<RunResult> = { ok: true, value: { type: "result" } as RunResult };
const optimizer = { steps: 3, slots: [] };
const snapshot = (epoch: number): RunEvent => ({ type: "snapshot", epoch, layers: [] });
const checkpoint = (epoch: number): RunEvent => ({
  type: "checkpoint",
  checkpoint: { epoch, model: { layers: [] }, optimizer },
});

/** A line whose every attempt is settled by the test. */
function line() {
  const attempts: {
    options: RunOptions;
    changes: readonly TrainingChange[];
    report: (events: readonly RunEvent[]) => void;
    post: () => void;
    settle: (outcome: Outcome<RunResult>) => void;
  }[] = [];
  const told: (RunCommand | "cancel")[] = [];
  return {
    attempts,
    told,
    start: (...[attempt, changes, report, post]: Parameters<Parameters<typeof followRun>[2]["start"]>) =>
      new Promise<Outcome<RunResult>>((settle) => attempts.push({ options: attempt, changes, report, post, settle })),
    tell: (command: RunCommand) => void told.push(command),
    cancel: () => void told.push("cancel"),
  };
}
const nextAttempt = () => new Promise((resolve) => setTimeout(resolve));

describe("a run whose worker is lost", () => {
  it("goes on from its last checkpoint, with the speed and settings it had, and says so", async () => {
    const to = line();
    const events: RunEvent[] = [];
    const run = followRun(options, (batch) => events.push(...batch), to);
    to.attempts[0]?.post();
    to.attempts[0]?.report([checkpoint(7), snapshot(7.5)]);
    run.control({ kind: "speed", epochsPerSecond: 5 });
    const [first, second] = [0, 1].map((unit) => ({ layer: 0, from: null, unit, value: 2 }));
    run.control({ kind: "set", values: { l2: 0.5 } });
    run.control({ kind: "set", values: { weights: [first as HandWeight] } });
    // Said, and not yet heard of, when the change before it is told.
    run.control({ kind: "set", values: { weights: [second as HandWeight] } });
    run.control({ kind: "set", values: { learningRate: 0.1 } });
    const change = { atEpoch: 7.25, l2: 0.5, weights: [first as HandWeight] };
    to.attempts[0]?.report([{ type: "changed", change }]);
    run.control({ kind: "pause" });
    to.attempts[0]?.settle(lost);
    await nextAttempt();
    expect(to.attempts[1]?.options).toEqual({
      ...options,
      paused: true,
      epochsPerSecond: 5,
      resumeFrom: { epoch: 7, model: { layers: [] }, optimizer },
      withoutGpu: false,
    });
    // What had taken effect does so again at its moment; what had not is said again.
    expect(to.attempts[1]?.changes).toEqual([change]);
    expect(events.at(-1)).toEqual({ type: "warning", warning: { code: "worker/restarted", values: { epoch: 7 } } });
    to.told.length = 0;
    to.attempts[1]?.post();
    expect(to.told).toEqual([{ kind: "set", values: { learningRate: 0.1, weights: [second] } }]);
    to.attempts[1]?.settle(done);
    expect(await run.done).toEqual(done);
  });

  it("is given up after three restarts that trained nothing", async () => {
    const to = line();
    const run = followRun(options, () => {}, to);
    for (let attempt = 0; attempt < 6; attempt++) {
      if (attempt < 2) to.attempts[attempt]?.report([checkpoint(attempt + 1)]);
      to.attempts[attempt]?.settle(lost);
      await nextAttempt();
    }
    expect(await run.done).toEqual(lost);
    expect(to.attempts.map((attempt) => attempt.options.resumeFrom?.epoch)).toEqual([undefined, 1, 2, 2, 2]);
  });

  it("is begun again when the next worker dies over its start; the first one's start is no loss of a run", async () => {
    const to = line();
    const notStarted = err({ code: "worker/not-started" });
    const run = followRun(options, () => {}, to);
    to.attempts[0]?.report([checkpoint(3)]);
    to.attempts[0]?.settle(lost);
    await nextAttempt();
    to.attempts[1]?.settle(notStarted);
    await nextAttempt();
    expect(to.attempts[2]?.options.resumeFrom?.epoch).toBe(3);
    to.attempts[2]?.settle(done);
    expect(await run.done).toEqual(done);
    const offline = line();
    const first = followRun(options, () => {}, offline);
    offline.attempts[0]?.settle(notStarted);
    expect(await first.done).toEqual(notStarted);
  });

  const decision = { backend: "webgpu", reason: "asked", rejected: [], ms: 0 } as const;
  const started: RunEvent = { type: "started", decision, parameters: 1, epochs: 1, stepsPerEpoch: 1 };
  const looking: RunEvent = { type: "progress", phase: "backend", done: 0, total: 1 };
  const unavailable = err({ code: "backend/webgpu-unavailable" });
  it.each([
    ["leaves the GPU after two deaths on it with nothing trained in between", [started, started], lost],
    ["leaves the GPU after two deaths over its first shader", [looking, looking], lost],
    ["leaves the GPU where it is not to be had again", [started, looking], unavailable],
  ] as const)("%s, and says so", async (_, heard, second) => {
    const to = line();
    const warnings: string[] = [];
    const hear = (events: readonly RunEvent[]) => {
      for (const event of events) if (event.type === "warning") warnings.push(event.warning.code);
    };
    const run = followRun(options, hear, to);
    for (const [attempt, event] of heard.entries()) {
      to.attempts[attempt]?.report([event]);
      to.attempts[attempt]?.settle(attempt === 0 ? lost : second);
      await nextAttempt();
    }
    expect(to.attempts.map((attempt) => attempt.options.withoutGpu)).toEqual([false, false, true]);
    expect(warnings).toEqual(["worker/restarted", "worker/gpu-left"]);
    to.attempts[2]?.settle(done);
    expect(await run.done).toEqual(done);
  });

  const silent = err({ code: "backend/silent", values: { seconds: 60 } });
  it("to a card that is silent goes on without it at once, also with nothing trained yet, and says so", async () => {
    const to = line();
    const events: RunEvent[] = [];
    const run = followRun(options, (batch) => events.push(...batch), to);
    to.attempts[0]?.report([started]);
    to.attempts[0]?.settle(silent);
    await nextAttempt();
    expect(to.attempts[1]?.options.withoutGpu).toBe(true);
    expect(events.at(-1)).toEqual({ type: "warning", warning: { code: "worker/gpu-silent", values: { epoch: 0 } } });
    to.attempts[1]?.settle(done);
    expect(await run.done).toEqual(done);
  });

  const full = err({ code: "worker/out-of-memory", values: { batchSize: 8 } });
  it("of memory that ran out goes on in a new worker if it got on in this one, and says so", async () => {
    const to = line();
    const warnings: RunEvent[] = [];
    const run = followRun(options, (batch) => warnings.push(...batch.filter(({ type }) => type === "warning")), to);
    to.attempts[0]?.report([checkpoint(7)]);
    to.attempts[0]?.settle(full);
    await nextAttempt();
    expect(to.attempts[1]?.options.resumeFrom?.epoch).toBe(7);
    expect(warnings).toEqual([{ type: "warning", warning: { code: "worker/memory-freed", values: { epoch: 7 } } }]);
    to.attempts[1]?.settle(full);
    expect(await run.done).toEqual(full);
    expect(to.attempts.length).toBe(2);
  });

  it("that goes on on a machine without the backend it had, goes on on another, and says so", async () => {
    const to = line();
    const events: RunEvent[] = [];
    const resumeFrom = { epoch: 7, model: { layers: [] }, optimizer };
    followRun({ ...options, resumeFrom }, (batch) => events.push(...batch), to);
    to.attempts[0]?.settle(unavailable);
    await nextAttempt();
    expect(to.attempts[1]?.options).toMatchObject({ resumeFrom, withoutGpu: true });
    expect(events).toEqual([{ type: "warning", warning: { code: "worker/gpu-left", values: { epoch: 7 } } }]);
    to.attempts[1]?.settle(done);
  });

  it("is not begun on another backend where the one that was asked for was never there", async () => {
    const to = line();
    const run = followRun(options, () => {}, to);
    to.attempts[0]?.report([looking]);
    to.attempts[0]?.settle(unavailable);
    expect(await run.done).toEqual(unavailable);
    expect(to.attempts.length).toBe(1);
  });

  it("hears nothing more from the worker that was lost", async () => {
    const to = line();
    const events: RunEvent[] = [];
    followRun(options, (batch) => events.push(...batch), to);
    to.attempts[0]?.settle(lost);
    await nextAttempt();
    to.attempts[0]?.report([snapshot(99)]);
    expect(events.map((event) => event.type)).toEqual(["warning"]);
  });
});

describe("commands", () => {
  it("given before the worker was asked come after it", () => {
    const to = line();
    const run = followRun({ ...options, paused: true }, () => {}, to);
    run.control({ kind: "step", unit: "batch" });
    expect(to.told).toEqual([]);
    to.attempts[0]?.post();
    expect(to.told).toEqual([{ kind: "step", unit: "batch" }]);
  });

  it("cancelling settles at once, and stops a run that is only about to be asked for", async () => {
    const to = line();
    const run = followRun(options, () => {}, to);
    run.cancel();
    expect(await run.done).toMatchObject({ failure: { code: "run/cancelled" } });
    to.told.length = 0;
    to.attempts[0]?.post();
    expect(to.told).toEqual(["cancel"]);
  });
});
