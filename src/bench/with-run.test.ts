import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { newRunRecord, type RunRecord } from "../experiment/run-record";
import { withRun } from "./with-run";

const experiment: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };
const run = (id: string, changes: Partial<RunRecord> = {}): RunRecord => ({
  ...newRunRecord(id, experiment),
  result: { type: "result" } as RunRecord["result"],
  ...changes,
});
const test = {
  part: "test",
  sourceRows: new Int32Array(1),
  truth: new Float32Array(1),
  output: new Float32Array(1),
} as const;
const ids = (runs: readonly RunRecord[]) => runs.map(({ id }) => id);

describe("runs kept", () => {
  it("hold each setting once, the last time it was run", () => {
    const other = run("b", { experiment: { ...experiment, seed: 8 } });
    expect(ids(withRun([run("a"), other], run("c")))).toEqual(["b", "c"]);
  });

  it("keep what a branch left unfinished, until the same settings come to their end", () => {
    const unfinished = run("a", { result: null });
    expect(ids(withRun([run("b")], unfinished))).toEqual(["b"]);
    expect(ids(withRun([unfinished], run("b")))).toEqual(["b"]);
    expect(ids(withRun([unfinished], run("c", { experiment: { ...experiment, seed: 8 } })))).toEqual(["a", "c"]);
  });

  it("keep a run that saw the test beside one that did not, and one that was changed in mid-run beside any", () => {
    expect(ids(withRun([run("a", { predictions: [test] })], run("b")))).toEqual(["a", "b"]);
    expect(ids(withRun([run("a")], run("b", { predictions: [test] })))).toEqual(["b"]);
    const changed = { ...experiment, training: { ...experiment.training, changes: [{ atEpoch: 3, l2: 0 }] } };
    expect(ids(withRun([run("a", { experiment: changed })], run("b")))).toEqual(["a", "b"]);
  });
});
