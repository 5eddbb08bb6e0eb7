import { describe, expect, it } from "vitest";
import type { OptimizerState } from "../experiment/optimizer-state";
import type { Training } from "../experiment/training";
import type { Fit, Model, ModelCheckpoint } from "../models/family";
import type { Clock } from "./clock";
import { trainingLoop, type LoopEvent, type LoopOutcome, type LoopRequest } from "./loop";
import { RunControl } from "./run-control";

/** A model whose only number is how many units of work it did; four units are an epoch. */
class Counter implements Model {
  readonly parameters = 1;
  done = 0;
  rates: number[] = [];
  l2s: number[] = [];
  ended = false;
  /** Whether each telemetry was of a step. */
  watched: boolean[] = [];
  checkpoints = 0;

  *units(fit: Fit): Generator<{ unitsPerEpoch: number; endsEpoch: boolean }, void, void> {
    try {
      for (;;) {
        this.done++;
        this.rates.push(fit.settings().learningRate);
        this.l2s.push(fit.settings().l2);
        yield { unitsPerEpoch: 4, endsEpoch: this.done % 4 === 0 };
      }
    } finally {
      this.ended = true;
    }
  }
  predict = async (): Promise<Float32Array> => new Float32Array(0);
  inspect = async (): Promise<[]> => [];
  load(): void {}
  optimizerState = async (): Promise<OptimizerState> => ({ steps: 0, slots: [] });
  loadOptimizer(): void {}
  telemetry: Model["telemetry"] = async (_, before) => {
    this.watched.push(before !== null);
    const none = { mean: 0, deviation: 0, least: 0, most: 0 };
    const spreads = { weights: none, activations: none, gradients: none };
    return [{ units: 1, activation: "relu", ...spreads, deadUnits: 0, saturated: 0, updateRatio: null }];
  };
  dispose(): void {}
  checkpoint(): ModelCheckpoint {
    const done = this.done;
    this.checkpoints++;
    return {
      restore: () => void (this.done = done),
      inspect: async () => [],
      dispose: () => void this.checkpoints--,
    };
  }
}

/** A clock that moves 1 ms with every look at it, and by whatever is waited. */
class FakeClock implements Clock {
  ms = 0;
  step = 1;
  waited = 0;
  now = (): number => (this.ms += this.step) - this.step;
  breathe = async (ms = 0): Promise<void> => {
    this.ms += ms;
    this.waited += ms;
  };
}

function setUp(training: Partial<Training> = {}, rest: Partial<LoopRequest> = {}) {
  const model = new Counter();
  const clock = new FakeClock();
  const control = new RunControl();
  const request: LoopRequest = {
    model,
    training: { epochs: 5, batchSize: 1, optimizer: "sgd", learningRate: 0.1, ...training },
    data: { x: new Float32Array(4), y: new Float32Array(4), rows: 4 },
    classWeights: null,
    seed: 1,
    fromEpoch: 0,
    control,
    clock,
    measure: { train: async () => ({ loss: 1 }), validation: async () => ({ loss: 1 / (1 + model.done) }) },
    metricsEveryMs: 0,
    looksPerSecond: 0,
    milestonesEveryMs: null,
    checkpoints: false,
    telemetry: null,
    ...rest,
  };
  return { model, clock, control, request };
}

/** Runs to the end; `on` sees each event before the next unit. */
async function drain(
  request: LoopRequest,
  on: (event: LoopEvent) => void = () => undefined,
): Promise<{ events: LoopEvent[]; outcome: LoopOutcome }> {
  const loop = trainingLoop(request);
  const events: LoopEvent[] = [];
  for (;;) {
    const next = await loop.next();
    if (next.done) return { events, outcome: next.value };
    events.push(next.value);
    on(next.value);
  }
}

/** A change in mid-run names its moment itself. */
const epochOf = (event: LoopEvent): number | null => ("epoch" in event ? event.epoch : null);

describe("the training loop", () => {
  it("measures before the first update, and after the last", async () => {
    const { request, model } = setUp();
    const { events, outcome } = await drain(request);
    expect(events[0]).toMatchObject({ type: "metrics", epoch: 0, step: 0 });
    expect(events.at(-1)).toMatchObject({ type: "metrics", epoch: 5, step: 20, secondsLeft: 0 });
    expect(outcome).toEqual({ stopped: "finished", epochs: 5, bestEpoch: 5, pausedMs: 0, changes: [] });
    expect(model.ended).toBe(true);
  });

  it("measures at most as often as it is told", async () => {
    const { request, clock } = setUp({ epochs: 100 }, { metricsEveryMs: 100 });
    const { events } = await drain(request);
    expect(events.length).toBeLessThanOrEqual(3 + clock.ms / 100);
  });

  it("stops early and takes the best epoch's weights", async () => {
    const { request, model } = setUp({ epochs: 50, earlyStopping: { patience: 3 } });
    const losses = [9, 5, 2, 4, 3, 2.5, 1];
    const { outcome } = await drain({
      ...request,
      measure: { ...request.measure, validation: async () => ({ loss: losses[model.done / 4] ?? 9 }) },
    });
    expect(outcome).toMatchObject({ stopped: "early", epochs: 5, bestEpoch: 2 });
    expect(model.done).toBe(8);
    expect(model.checkpoints).toBe(0);
  });

  it("stops early by the metric it is told to watch, be it one of which more is better", async () => {
    const { request, model } = setUp({ epochs: 50, earlyStopping: { patience: 2, metric: "accuracy" } });
    const accuracies = [0, 0.5, 0.9, 0.7, 0.8, 0.95];
    const { outcome } = await drain({
      ...request,
      measure: {
        ...request.measure,
        validation: async () => ({ loss: 1 / (1 + model.done), accuracy: accuracies[model.done / 4] ?? 0 }),
      },
    });
    expect(outcome).toMatchObject({ stopped: "early", epochs: 4, bestEpoch: 2 });
  });

  it.each([NaN, Infinity, -Infinity])("stops with the tutor's reason when the loss is %d", async (loss) => {
    const { request, model } = setUp({ epochs: 50, learningRate: 30 });
    const measure = { ...request.measure, train: async () => ({ loss: model.done >= 8 ? loss : 1 }) };
    await expect(drain({ ...request, measure })).rejects.toMatchObject({
      failure: { code: "training/loss-not-finite", values: { epoch: 2, learningRate: 30 } },
    });
    expect(model.ended).toBe(true);
  });

  it("goes a batch, then an epoch, then on", async () => {
    const { request, model, control } = setUp({ epochs: 3 });
    control.pause();
    const seen: [string, number][] = [];
    const commands = [() => control.step("batch"), () => control.step("epoch"), () => control.resume()];
    const { outcome } = await drain(request, (event) => {
      if (event.type === "paused" || event.type === "resumed") seen.push([event.type, model.done]);
      if (event.type === "paused") commands.shift()?.();
    });
    expect(seen).toEqual([
      ["paused", 0],
      ["paused", 1],
      ["paused", 4],
      ["resumed", 4],
    ]);
    expect(outcome.epochs).toBe(3);
  });

  it("shows where it paused: the newest metrics come before the pause", async () => {
    const { request, control } = setUp({ epochs: 3 }, { metricsEveryMs: 1e9 });
    control.pause();
    const commands = [() => control.step("batch"), () => control.resume()];
    const { events } = await drain(request, (event) => void (event.type === "paused" && commands.shift()?.()));
    expect(events.slice(0, 4).map((event) => [event.type, epochOf(event)])).toEqual([
      ["metrics", 0],
      ["paused", 0],
      ["metrics", 0.25],
      ["paused", 0.25],
    ]);
  });

  it("shows the weights where it paused, also where they were shown a moment ago", async () => {
    const { request, control } = setUp({ epochs: 3 }, { looksPerSecond: 1e-6 });
    control.pause();
    const commands = [() => control.step("epoch"), () => control.resume()];
    const { events } = await drain(request, (event) => void (event.type === "paused" && commands.shift()?.()));
    const shown = events
      .filter(({ type }) => type === "look" || type === "paused")
      .map((event) => [event.type, epochOf(event)]);
    expect(shown).toEqual([
      ["look", 0],
      ["paused", 0],
      ["look", 1],
      ["paused", 1],
      ["look", 3],
    ]);
  });

  it.each([
    ["cancel", "cancelled"],
    ["finish", "finished"],
  ] as const)("%s ends it after the unit at hand, even while paused", async (verb, stopped) => {
    const { request, model, control } = setUp({ epochs: 1000 });
    const { outcome } = await drain(request, (event) => {
      if (epochOf(event) === 2) control.pause();
      if (event.type === "paused") control[verb]();
    });
    expect(outcome).toMatchObject({ stopped, epochs: 2 });
    expect(model.done).toBe(8);
  });

  it("a new learning rate and decay hold from the next batch", async () => {
    const { request, model, control } = setUp({ epochs: 3, l2: 0.01 });
    await drain(request, (event) => void (epochOf(event) === 1 && control.set({ learningRate: 0.5, l2: 0 })));
    expect(model.rates).toEqual([...Array(4).fill(0.1), ...Array(8).fill(0.5)]);
    expect(model.l2s).toEqual([...Array(4).fill(0.01), ...Array(8).fill(0)]);
  });

  it("the cosine schedule falls to zero over the planned epochs", async () => {
    const { request, model } = setUp({ epochs: 2, schedule: "cosine" });
    await drain(request);
    expect(model.rates[0]).toBe(0.1);
    expect(model.rates[4]).toBeCloseTo(0.05, 10);
    expect(model.rates[7]).toBeLessThan(0.005);
  });

  it("keeps to the epochs a second that were asked for", async () => {
    const { request, clock, control } = setUp({ epochs: 4 });
    control.speed(2);
    await drain(request);
    expect(clock.ms).toBeGreaterThanOrEqual(2000);
    expect(clock.ms).toBeLessThan(2500);
  });

  it("keeps to them where timers come late", async () => {
    const { request, control, clock } = setUp();
    clock.step = 0;
    clock.breathe = async (ms = 0) => void (clock.ms += ms > 0 ? ms + 4 : 0);
    control.speed(50);
    await drain(request);
    expect(clock.ms).toBeGreaterThanOrEqual(96);
    expect(clock.ms).toBeLessThanOrEqual(110);
  });

  it("lets messages in where it cannot keep up with its pace", async () => {
    const { request, control, clock } = setUp();
    clock.step = 10;
    let breaths = 0;
    clock.breathe = async () => void breaths++;
    control.speed(1000);
    await drain(request);
    expect(breaths).toBeGreaterThanOrEqual(20);
  });

  it("makes a checkpoint a second, at the end of an epoch, and when it pauses there", async () => {
    const { request, control } = setUp({ epochs: 400, earlyStopping: { patience: 1000 } }, { checkpoints: true });
    const { events } = await drain(request, (event) => {
      if (event.type === "metrics" && event.epoch === 10) control.pause();
      if (event.type === "paused") control.resume();
    });
    const checkpoints = events.filter((event) => event.type === "checkpoint");
    expect(checkpoints.map(({ epoch }) => Number.isInteger(epoch))).toEqual(checkpoints.map(() => true));
    expect(checkpoints[0]?.epoch).toBe(10);
    expect(checkpoints.length).toBeGreaterThan(3);
    expect(checkpoints.at(-1)).toMatchObject({ epoch: 400, stopping: { layers: [] } });
  });

  it("tells when a change took effect, and the same change in the plan does the same", async () => {
    const { request, model, control } = setUp({ epochs: 4 }, { metricsEveryMs: 1e9 });
    control.pause();
    const commands = [
      () => control.step("epoch"),
      () => control.step("batch"),
      () => (control.set({ learningRate: 0.5 }), control.set({ l2: 0.25 }), control.resume()),
    ];
    const { events, outcome } = await drain(request, (event) => void (event.type === "paused" && commands.shift()?.()));
    const change = { atEpoch: 1.25, learningRate: 0.5, l2: 0.25 };
    expect(events.filter((event) => event.type === "changed")).toEqual([{ type: "changed", change }]);
    expect(outcome.changes).toEqual([change]);
    const planned = setUp({ epochs: 4, changes: [change] });
    await drain(planned.request);
    expect(planned.model.rates).toEqual(model.rates);
    expect(planned.model.l2s).toEqual(model.l2s);
    expect(model.l2s).toEqual([...Array(5).fill(0), ...Array(11).fill(0.25)]);
  });

  it("ends when as many epochs are done as a change says", async () => {
    const changes = [
      { atEpoch: 1.5, epochs: 3 },
      { atEpoch: 2, epochs: 7 },
    ];
    expect((await drain(setUp({ epochs: 5, changes }).request)).outcome.epochs).toBe(7);
  });

  it.each([
    ["validation", { part: "validation", metric: "loss", value: 0.1 }, 3],
    ["training", { part: "train", metric: "accuracy", value: 0.5 }, 2],
  ] as const)("stops at the first epoch whose %s metric is as good as asked", async (_, stopAt, epochs) => {
    const { request, model } = setUp({ epochs: 50, stopAt });
    const train = async () => ({ loss: 1, accuracy: model.done / 16 });
    const { outcome } = await drain({ ...request, measure: { ...request.measure, train } });
    expect(outcome).toMatchObject({ stopped: "target", epochs });
  });

  it("stops at the end of the epoch in which its seconds are over", async () => {
    const { request, clock } = setUp({ epochs: 1e6, stopAfterSeconds: 2 });
    const { outcome } = await drain(request);
    expect(outcome.stopped).toBe("time");
    expect(clock.ms).toBeGreaterThanOrEqual(2000);
    expect(clock.ms).toBeLessThan(2100);
  });

  it("going on from a checkpoint counts the batches and the seconds that were trained before it", async () => {
    const first = setUp({ epochs: 5 }, { checkpoints: true });
    const whole = await drain(first.request);
    const kept = whole.events.findLast((event) => event.type === "checkpoint");
    expect(kept?.done).toEqual({ batches: 20, seconds: expect.closeTo(first.clock.ms / 1000, 1) as number });
    const done = { batches: 12, seconds: 1.5 };
    const { request, clock } = setUp({ epochs: 1e6, stopAfterSeconds: 2 }, { fromEpoch: 3, done });
    const { events, outcome } = await drain(request);
    expect(events.flatMap((event) => (event.type === "metrics" ? event.step : [])).slice(0, 2)).toEqual([12, 16]);
    expect(outcome.stopped).toBe("time");
    expect(clock.ms).toBeGreaterThanOrEqual(500);
    expect(clock.ms).toBeLessThan(600);
  });

  it("stands still without counting: neither the time left nor the seconds it may train know of a pause", async () => {
    const { request, clock, control } = setUp({ epochs: 200, stopAfterSeconds: 5 });
    control.runTo(100);
    const { events, outcome } = await drain(request, (event) => {
      if (event.type !== "paused") return;
      clock.ms += 3_600_000;
      control.resume();
    });
    expect(outcome).toMatchObject({ stopped: "finished", epochs: 200 });
    expect(outcome.pausedMs).toBeGreaterThanOrEqual(3_600_000);
    expect(outcome.pausedMs).toBeLessThan(3_601_000);
    const left = events.filter((event) => event.type === "metrics").map(({ secondsLeft }) => secondsLeft);
    expect(Math.max(...left)).toBeLessThan(10);
  });

  it("runs to an epoch and pauses there; one that is past is the next", async () => {
    const { request, model, control } = setUp({ epochs: 9 });
    control.runTo(3);
    const seen: number[] = [];
    await drain(request, (event) => {
      if (event.type !== "paused") return;
      seen.push(model.done / 4);
      if (seen.length === 1) control.runTo(2);
      else control.resume();
    });
    expect(seen).toEqual([3, 4]);
  });

  it("takes telemetry of a step a few times a second, and of the weights it ends with", async () => {
    const sample = { x: new Float32Array(1), y: new Float32Array(1), rows: 1 };
    const { request, model, clock } = setUp({ epochs: 300 }, { telemetry: { sample, perSecond: 2 } });
    const { events } = await drain(request);
    const taken = events.filter((event) => event.type === "telemetry");
    expect(taken.length).toBeGreaterThan(2);
    expect(taken.length).toBeLessThanOrEqual(3 + (2 * clock.ms) / 1000);
    expect(taken.at(-1)?.epoch).toBe(300);
    expect(model.watched).toEqual([...Array(taken.length - 1).fill(true), false]);
  });

  it.each([5, 30, 100, 3000])(
    "has some thirty looks and metrics of %d epochs, however fast it goes",
    async (epochs) => {
      const sample = { x: new Float32Array(1), y: new Float32Array(1), rows: 1 };
      const slow = { metricsEveryMs: 1e9, looksPerSecond: 1e-9, telemetry: { sample, perSecond: 1e-9 } };
      const { request, clock } = setUp({ epochs }, { ...slow, milestonesEveryMs: 0 });
      clock.step = 0;
      const { events } = await drain(request);
      for (const type of ["metrics", "look", "telemetry"] as const) {
        const at = events.filter((event) => event.type === type).map((event) => epochOf(event) ?? NaN);
        expect(at.length, type).toBeGreaterThanOrEqual(epochs <= 30 ? 20 : 30);
        expect(at.length, type).toBeLessThanOrEqual(150);
        const gaps = at.slice(1).map((epoch, i) => epoch - (at[i] ?? 0));
        expect(Math.max(...gaps), type).toBeLessThanOrEqual(Math.max(1, epochs / 20));
      }
    },
  );

  it("measures no more often than it is told where milestones come faster", async () => {
    const told = { metricsEveryMs: 100, milestonesEveryMs: 100 };
    const { request, clock } = setUp({ epochs: 60 }, told);
    const { events } = await drain(request);
    expect(clock.ms).toBeGreaterThan(200);
    expect(events.length).toBeLessThanOrEqual(3 + clock.ms / 100);
  });

  it("gives its milestones a twentieth of the time, where they cost much", async () => {
    const { request, clock } = setUp({ epochs: 300 }, { metricsEveryMs: 1e9, milestonesEveryMs: 0 });
    let measuringMs = 0;
    const train = async () => ((measuringMs += 40), (clock.ms += 40), { loss: 1 });
    await drain({ ...request, measure: { ...request.measure, train } });
    expect(measuringMs).toBeGreaterThan(3 * 40);
    expect(measuringMs).toBeLessThanOrEqual(clock.ms / 20 + 50 + 3 * 40);
  });

  it("goes on from the epoch of a checkpoint", async () => {
    const { request, model } = setUp({ epochs: 5 }, { fromEpoch: 3 });
    const { events, outcome } = await drain(request);
    expect(events[0] && epochOf(events[0])).toBe(3);
    expect(outcome.epochs).toBe(5);
    expect(model.done).toBe(8);
  });
});
