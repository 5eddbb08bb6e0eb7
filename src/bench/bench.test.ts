import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { err, ok, type Outcome } from "../experiment/failure";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { TableProfile } from "../experiment/table-profile";
import type { LabClient } from "../workers/client";
import type { RunCommand, RunOptions } from "../workers/protocol";
import { Bench } from "./bench.svelte";
import { branchAt, rewindTo } from "./branch";
import type { InterruptedRun } from "./interrupted-run";

const experiment: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };
const profile: TableProfile = {
  rows: 344,
  columns: [],
  duplicateRows: 0,
  reading: { delimiter: ",", encoding: "utf-8", decimal: ".", header: true, missing: [] },
};
const resultOf = (testRows: number) =>
  ({ type: "result", rows: { train: 6, validation: 2, test: testRows } }) as RunResult;

/** A client whose runs end when the test says so. */
function fakeClient() {
  const opened: string[] = [];
  const runs: {
    experiment: Experiment;
    paused: boolean;
    resumeFrom: RunCheckpoint | undefined;
    untilEpoch: number | undefined;
    commands: RunCommand[];
    cancelled: boolean;
    send: (event: RunEvent) => void;
    end: (outcome: Outcome<RunResult>) => void;
  }[] = [];
  const client = {
    open: async (tableId: string) => {
      opened.push(tableId);
      return ok(profile);
    },
    close: () => undefined,
    run: (_: string, asked: Experiment, options: RunOptions, onEvents: (events: readonly RunEvent[]) => void) => {
      let end: (outcome: Outcome<RunResult>) => void = () => undefined;
      const done = new Promise<Outcome<RunResult>>((resolve) => (end = resolve));
      const run = {
        experiment: asked,
        paused: options.paused,
        resumeFrom: options.resumeFrom,
        untilEpoch: options.untilEpoch,
        commands: [] as RunCommand[],
        cancelled: false,
        send: (event: RunEvent) => onEvents([event]),
        end,
      };
      runs.push(run);
      return {
        done,
        control: (command: RunCommand) => void run.commands.push(command),
        cancel: () => void (run.cancelled = true),
      };
    },
  } as unknown as LabClient;
  return { client, opened, runs };
}

async function openBench(changed?: (bench: Bench) => void) {
  const fake = fakeClient();
  const bench = new Bench(fake.client, "table", experiment, changed ? { changed } : {});
  await bench.open();
  return { bench, ...fake };
}

const loss = (epoch: number): RunEvent => ({
  type: "metrics",
  epoch,
  step: epoch,
  train: { loss: 1 },
  validation: { loss: 1 },
  secondsLeft: 1,
});

describe("a bench", () => {
  it("opens its table once, trains, and keeps the finished run", async () => {
    const { bench, opened, runs } = await openBench();
    const training = bench.train();
    runs[0]?.send(loss(1));
    expect(bench.status).toBe("running");
    runs[0]?.end(ok(resultOf(0)));
    await training;
    expect(opened).toEqual(["table"]);
    expect(bench.status).toBe("ready");
    expect(bench.kept.map((run) => run.history.length)).toEqual([1]);
  });

  it("opens a table once for all who need it at the same time, the learner's own file among them", async () => {
    const file = new Blob(["x"]);
    const files: unknown[] = [];
    const { client, runs } = fakeClient();
    const open = async (_: string, __: unknown, own: unknown) => ok((files.push(own), profile));
    const bench = new Bench({ ...client, open } as unknown as LabClient, "table", experiment);
    const opening = bench.open(file);
    void bench.train();
    expect(await Promise.all([opening, bench.opened(), bench.opened()])).toEqual([true, true, true]);
    await Promise.resolve();
    expect(files).toEqual([file]);
    expect(runs).toHaveLength(1);
  });

  it("keeps five different runs, the newest last", async () => {
    const { bench, runs } = await openBench();
    for (let i = 0; i < 7; i++) {
      bench.change((experiment) => ({ ...experiment, seed: 100 + i }));
      const training = bench.train();
      runs[i]?.end(ok(resultOf(0)));
      await training;
    }
    expect(bench.kept.map((run) => run.id)).toEqual(["table-3", "table-4", "table-5", "table-6", "table-7"]);
  });

  it("counts an opening only for a run that measured the sealed test", async () => {
    const { bench, runs } = await openBench();
    const sealed = bench.train();
    runs[0]?.end(ok(resultOf(0)));
    await sealed;
    expect(bench.openings).toBe(0);
    const open = bench.openTest();
    runs[1]?.end(ok(resultOf(3)));
    await open;
    expect(bench.openings).toBe(1);
    expect(bench.experiment.evaluation.openTest).toBe(false);
  });

  it("does not listen to a run that was cancelled", async () => {
    const { bench, runs } = await openBench();
    void bench.train();
    bench.cancel();
    runs[0]?.send(loss(5));
    runs[0]?.end(ok(resultOf(0)));
    await Promise.resolve();
    expect(runs[0]?.cancelled).toBe(true);
    expect(bench.latest).toBeNull();
    expect(bench.kept).toEqual([]);
  });

  it("says why a run failed and goes on being usable", async () => {
    const { bench, runs } = await openBench();
    const training = bench.train();
    runs[0]?.end(err({ code: "training/loss-not-finite" }));
    await training;
    expect(bench.failure).toEqual({ code: "training/loss-not-finite" });
    expect(bench.status).toBe("ready");
  });

  it("takes changes back one by one and does them again", async () => {
    const { bench } = await openBench();
    bench.change((e) => ({ ...e, seed: 1 }));
    bench.change((e) => ({ ...e, seed: 2 }));
    bench.undo();
    expect(bench.experiment.seed).toBe(1);
    bench.undo();
    expect(bench.experiment.seed).toBe(7);
    bench.redo();
    expect(bench.experiment.seed).toBe(1);
  });

  it("tells the run under way of every change that it can take up, be it by undoing", async () => {
    const { bench, runs } = await openBench();
    const { learningRate } = bench.experiment.training;
    void bench.train();
    bench.tune({ learningRate: 5 });
    bench.change((e) => ({ ...e, seed: 9, training: { ...e.training, l2: 0.1 } }));
    bench.undo();
    bench.undo();
    bench.redo();
    const values = runs[0]?.commands.map((command) => (command.kind === "set" ? command.values : null));
    expect(values).toEqual([{ learningRate: 5 }, { l2: 0.1 }, { l2: 0 }, { learningRate }, { learningRate: 5 }]);
  });

  it("runs where it goes on, though an earlier pause is told only after the click", async () => {
    const { bench, runs } = await openBench();
    void bench.step("epoch");
    await Promise.resolve();
    bench.resume();
    runs[0]?.send({ type: "paused", epoch: 1 });
    runs[0]?.send({ type: "resumed" });
    expect(bench.status).toBe("running");
  });

  it("reports changes for saving, and opens the table anew when its source changes", async () => {
    const seeds: number[] = [];
    const { bench, opened } = await openBench((b) => void seeds.push(b.experiment.seed));
    bench.change((e) => ({ ...e, seed: 3 }));
    bench.change((e) => ({ ...e, data: { kind: "points", shape: "moons", count: 50, noise: 0.1 } }));
    expect(seeds).toEqual([3, 3]);
    expect(opened.length).toBe(2);
  });

  it("goes one batch: starts paused and asks for one step", async () => {
    const { bench, runs } = await openBench();
    void bench.step("batch");
    await Promise.resolve();
    expect(runs[0]?.paused).toBe(true);
    expect(runs[0]?.commands).toEqual([{ kind: "step", unit: "batch" }]);
  });
});

const checkpoint = (epoch: number): RunCheckpoint => ({ epoch, model: { layers: [] } });

describe("a run that is interrupted", () => {
  /** Trains to a checkpoint at epoch 3, and leaves the page. @returns a bench that comes back to what was kept. */
  async function comeBack(...between: readonly RunEvent[]) {
    const told: (InterruptedRun | null)[] = [];
    const before = fakeClient();
    const bench = new Bench(before.client, "table", experiment, { underWay: (left) => void told.push(left) });
    void bench.train();
    await Promise.resolve();
    await Promise.resolve();
    before.runs[0]?.send(loss(2));
    for (const event of between) before.runs[0]?.send(event);
    before.runs[0]?.send({ type: "checkpoint", checkpoint: checkpoint(3) });
    bench.dispose();
    const left = told.at(-1) ?? null;
    const fake = fakeClient();
    const again = new Bench(fake.client, "table", experiment, { underWay: (each) => void told.push(each) });
    await again.start(experiment, { left });
    return { bench: again, told, left, ...fake };
  }

  it("by leaving the page is kept as of its last checkpoint, and waits for the learner", async () => {
    const { bench, left, told, runs } = await comeBack();
    expect(left).toMatchObject({ run: { history: [{ epoch: 2 }] }, checkpoint: { epoch: 3 } });
    expect(told).toEqual([left]);
    expect(bench.interrupted).toEqual(left);
    expect(runs).toEqual([]);
  });

  it("goes on from there as the same run, and nothing is left of it when it ends", async () => {
    const { bench, left, told, runs } = await comeBack();
    const going = bench.goOn();
    expect(runs[0]?.resumeFrom?.epoch).toBe(3);
    expect(bench.run?.id).toBe(left?.run.id);
    runs[0]?.send(loss(4));
    runs[0]?.end(ok(resultOf(0)));
    await going;
    expect(bench.run?.history.map((point) => point.epoch)).toEqual([2, 4]);
    expect(bench.interrupted).toBeNull();
    expect(told.at(-1)).toBeNull();
  });

  it("goes on with its own settings, changed as they were; undoing brings back what was changed since", async () => {
    const { bench, left, runs } = await comeBack({ type: "changed", change: { atEpoch: 2.5, learningRate: 0.5 } });
    bench.change((e) => ({ ...e, seed: 99 }));
    void bench.goOn();
    expect(runs[0]?.experiment).toBe(left?.run.experiment);
    expect(runs[0]?.experiment.training.changes).toEqual([{ atEpoch: 2.5, learningRate: 0.5 }]);
    expect(bench.experiment).toEqual({ ...experiment, training: { ...experiment.training, learningRate: 0.5 } });
    bench.undo();
    expect(bench.experiment.seed).toBe(99);
  });

  it("opens its own table where another was taken since", async () => {
    const { bench, opened, runs } = await comeBack();
    bench.change((e) => ({ ...e, data: { kind: "points", shape: "moons", count: 50, noise: 0.1 } }));
    void bench.goOn();
    await expect.poll(() => runs.length).toBe(1);
    expect(opened.length).toBe(3);
    expect(bench.status).toBe("running");
    expect(bench.experiment.data).toEqual(experiment.data);
  });

  it("goes on by a single batch", async () => {
    const { bench, runs } = await comeBack();
    await Promise.race([bench.step("batch"), Promise.resolve()]);
    expect(runs[0]).toMatchObject({ paused: true, resumeFrom: { epoch: 3 }, commands: [{ kind: "step" }] });
  });

  it("is forgotten when the learner trains anew, and when it is stopped", async () => {
    const { bench, told, runs } = await comeBack();
    void bench.train();
    expect(told.at(-1)).toBeNull();
    expect(runs[0]?.resumeFrom).toBeUndefined();
    runs[0]?.send({ type: "checkpoint", checkpoint: checkpoint(1) });
    expect(told.at(-1)?.checkpoint.epoch).toBe(1);
    bench.cancel();
    expect(told.at(-1)).toBeNull();
    expect(bench.interrupted).toBeNull();
  });

  it("can go on after its worker was given up; not after it failed by itself", async () => {
    const { bench, runs } = await comeBack();
    const given = bench.goOn();
    runs[0]?.end(err({ code: "worker/lost" }));
    await given;
    expect(bench.interrupted?.checkpoint.epoch).toBe(3);
    const going = bench.goOn();
    expect(bench.failure).toBeNull();
    runs[1]?.end(err({ code: "training/loss-not-finite" }));
    await going;
    expect(bench.interrupted).toBeNull();
  });
});

describe("a run that is taken back", () => {
  /** A finished run of five epochs with checkpoints at 2 and 4. */
  async function finished() {
    const { bench, runs } = await openBench();
    const training = bench.train();
    for (const epoch of [0, 1, 2, 3, 4, 5]) {
      runs[0]?.send(loss(epoch));
      if (epoch === 2 || epoch === 4) runs[0]?.send({ type: "checkpoint", checkpoint: checkpoint(epoch) });
    }
    runs[0]?.end(ok(resultOf(0)));
    await training;
    return { bench, runs };
  }

  it("goes on from the checkpoint before that epoch, as another run with the settings in hand", async () => {
    const { bench, runs } = await finished();
    bench.tune({ learningRate: 0.5 });
    void branchAt(bench, 3);
    await expect.poll(() => runs.length).toBe(2);
    expect(runs[1]?.resumeFrom?.epoch).toBe(2);
    expect(runs[1]?.experiment.training.changes).toEqual([{ atEpoch: 3, learningRate: 0.5 }]);
    expect(bench.experiment.training).toEqual({ ...experiment.training, learningRate: 0.5 });
    expect(bench.run?.id).not.toBe(bench.kept[0]?.id);
    expect(bench.run?.history.map(({ epoch }) => epoch)).toEqual([0, 1]);
    expect(bench.checkpoints.map(({ epoch }) => epoch)).toEqual([2]);
  });

  it("to before its first checkpoint begins anew, and waits at that epoch", async () => {
    const { bench, runs } = await finished();
    void rewindTo(bench, 1);
    await expect.poll(() => runs.length).toBe(2);
    expect(runs[1]).toMatchObject({ resumeFrom: undefined, untilEpoch: 1, experiment });
    expect(bench.run?.history).toEqual([]);
  });

  it("in the middle of training leaves the run it was", async () => {
    const { bench, runs } = await openBench();
    void bench.train();
    runs[0]?.send({ type: "checkpoint", checkpoint: checkpoint(2) });
    void rewindTo(bench, 2);
    await expect.poll(() => runs.length).toBe(2);
    expect(runs[0]?.cancelled).toBe(true);
    expect(runs[1]?.resumeFrom?.epoch).toBe(2);
  });

  it("in the middle of training keeps the curve of the run it left, to be compared", async () => {
    const { bench, runs } = await openBench();
    void bench.train();
    for (const epoch of [0, 1, 2, 3]) runs[0]?.send(loss(epoch));
    runs[0]?.send({ type: "checkpoint", checkpoint: checkpoint(2) });
    const left = bench.run;
    bench.change((e) => ({ ...e, training: { ...e.training, learningRate: 0.5 } }));
    void branchAt(bench, 2);
    await expect.poll(() => runs.length).toBe(2);
    expect(bench.kept).toEqual([left]);
    runs[1]?.send(resultOf(0));
    runs[1]?.end(ok(resultOf(0)));
    await expect.poll(() => bench.kept.map(({ result }) => result !== null)).toEqual([false, true]);
  });
});
