import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { err, ok, type Outcome } from "../experiment/failure";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { TableProfile } from "../experiment/table-profile";
import type { LabClient } from "../workers/client";
import type { RunCommand } from "../workers/protocol";
import { Bench } from "./bench.svelte";

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
    run: (
      _: string,
      asked: Experiment,
      options: { paused: boolean },
      onEvents: (events: readonly RunEvent[]) => void,
    ) => {
      let end: (outcome: Outcome<RunResult>) => void = () => undefined;
      const done = new Promise<Outcome<RunResult>>((resolve) => (end = resolve));
      const run = {
        experiment: asked,
        paused: options.paused,
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
