import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { err, ok, type Outcome } from "../experiment/failure";
import type { RunResult } from "../experiment/run-event";
import { poolSize, runInPool, type PoolSlot } from "./run-pool";

const experiments = Array.from({ length: 7 }, (_, seed): Experiment => {
  return { ...defaultExperiment, seed, data: { kind: "shelf", id: "penguins" }, target: "Sex" };
});
const resultOf = (seed: number) => ok({ type: "result", seconds: seed } as RunResult);
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Slots whose runs end when the test says so. */
function fakeSlots(count: number) {
  const log = { made: 0, disposed: 0, most: 0, cancelled: 0 };
  const running = new Map<number, (outcome: Outcome<RunResult>) => void>();
  const newSlot = (): PoolSlot => {
    log.made++;
    return {
      run({ seed }) {
        let end: (outcome: Outcome<RunResult>) => void = () => {};
        const done = new Promise<Outcome<RunResult>>((resolve) => (end = resolve));
        running.set(seed, (outcome) => {
          running.delete(seed);
          end(outcome);
        });
        log.most = Math.max(log.most, running.size);
        const cancel = () => {
          log.cancelled++;
          running.get(seed)?.(err({ code: "run/cancelled" }));
        };
        return { done, control: () => {}, cancel };
      },
      dispose: () => void log.disposed++,
    };
  };
  const endAll = async () => {
    for (; running.size > 0; await settled()) for (const [seed, end] of running) end(resultOf(seed));
  };
  return { newSlots: Array<() => PoolSlot>(count).fill(newSlot), running, log, endAll };
}

describe("a pool of runs", () => {
  it("trains no more at once than it has slots, gives outcomes in order, and ends its slots", async () => {
    const { newSlots, running, log, endAll } = fakeSlots(3);
    const told: number[] = [];
    const pool = runInPool(experiments, newSlots, (index) => told.push(index));
    // The last of those running is the first to end.
    running.get(2)?.(resultOf(2));
    await settled();
    await endAll();
    expect((await pool.done).map((outcome) => outcome.ok && outcome.value.seconds)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(told[0]).toBe(2);
    expect([...told].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(log).toMatchObject({ most: 3, made: 3, disposed: 3 });
  });

  it("makes no more slots than there are runs", async () => {
    const { newSlots, log, endAll } = fakeSlots(4);
    const pool = runInPool(experiments.slice(0, 2), newSlots);
    await endAll();
    await pool.done;
    expect(log.made).toBe(2);
  });

  it("runs in the first slot, after each other, what another slot that does not start was to run", async () => {
    const own = fakeSlots(1);
    const spare = fakeSlots(1);
    const pool = runInPool(experiments.slice(0, 3), [...own.newSlots, ...spare.newSlots]);
    spare.running.get(1)?.(err({ code: "worker/not-started" }));
    await settled();
    await own.endAll();
    expect((await pool.done).map((outcome) => outcome.ok && outcome.value.seconds)).toEqual([0, 1, 2]);
    expect(spare.log).toMatchObject({ made: 1, disposed: 1 });
  });

  it("does not try again what failed by itself", async () => {
    const { newSlots, running, log, endAll } = fakeSlots(1);
    const pool = runInPool(experiments.slice(0, 2), newSlots);
    running.get(0)?.(err({ code: "training/loss-not-finite" }));
    await settled();
    await endAll();
    expect((await pool.done)[0]).toEqual(err({ code: "training/loss-not-finite" }));
    expect(log.made).toBe(1);
  });

  it("when it is cancelled, ends what runs and begins nothing more", async () => {
    const { newSlots, log } = fakeSlots(2);
    const told: number[] = [];
    const pool = runInPool(experiments, newSlots, (index) => told.push(index));
    pool.cancel();
    expect(await pool.done).toEqual(experiments.map(() => err({ code: "run/cancelled" })));
    expect(log).toMatchObject({ cancelled: 2, made: 2, disposed: 2 });
    expect(told).toEqual([]);
  });

  it.each([
    [{ cores: 1, deviceGigabytes: 8, tableBytes: 0 }, 1],
    [{ cores: 3, deviceGigabytes: 8, tableBytes: 0 }, 2],
    [{ cores: 16, deviceGigabytes: 8, tableBytes: 0 }, 4],
    [{ cores: 16, deviceGigabytes: 1, tableBytes: 0 }, 1],
    [{ cores: 16, deviceGigabytes: 8, tableBytes: 100e6 }, 2],
    [{ cores: 16, deviceGigabytes: 2, tableBytes: 500e6 }, 1],
  ])("leaves room for the page and the table: %o", (room, size) => {
    expect(poolSize(room)).toBe(size);
  });
});
