import { expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { err, ok, type Outcome } from "../experiment/failure";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { TableProfile } from "../experiment/table-profile";
import type { LabClient } from "../workers/client";
import { Bench } from "./bench.svelte";
import { SideBySide } from "./side-by-side.svelte";

const experiment: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };
const experiments = [8, 7, 9].map((seed) => ({ ...experiment, seed }));
const result = { type: "result", rows: { train: 6, validation: 2, test: 0 } } as RunResult;
const metrics = (epoch: number): RunEvent => ({
  type: "metrics",
  epoch,
  step: epoch,
  train: { loss: 1 },
  validation: { loss: 1 },
  secondsLeft: 0,
});

/** Each runs two epochs and ends; one with `failing` as its seed does not. */
function benchWith(failing: number | null) {
  const client = {
    open: async () => ok({} as TableProfile),
    runAll: async (
      _: string,
      all: readonly Experiment[],
      onOutcome: (index: number, outcome: Outcome<RunResult>) => void,
      onEvents: (index: number, events: readonly RunEvent[]) => void,
    ) => {
      all.forEach(({ seed }, index) => {
        if (seed === failing) return onOutcome(index, err({ code: "training/loss-not-finite" }));
        onEvents(index, [metrics(0), metrics(1)]);
        onEvents(index, [metrics(2), result]);
        onOutcome(index, ok(result));
      });
      return ok({ done: Promise.resolve([]), cancel: () => {} });
    },
  } as unknown as LabClient;
  return new Bench(client, "table", experiment);
}

it("runs side by side are kept with their curves, and the one of the experiment in hand comes in hand", async () => {
  const bench = benchWith(null);
  const runs = new SideBySide(bench);
  await runs.train(experiments);
  expect(bench.kept.map((run) => [run.experiment.seed, run.history.length, run.result])).toEqual(
    [8, 7, 9].map((seed) => [seed, 3, result]),
  );
  expect(bench.run).toBe(bench.kept[1]);
  expect([runs.running, runs.done, runs.failure]).toEqual([false, 3, null]);
});

it("one that fails says why, and the others are kept", async () => {
  const bench = benchWith(9);
  const runs = new SideBySide(bench);
  await runs.train(experiments);
  expect(bench.kept.map((run) => run.experiment.seed)).toEqual([8, 7]);
  expect(runs.failure?.code).toBe("training/loss-not-finite");
});
