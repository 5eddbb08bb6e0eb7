import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Bench } from "../bench/bench.svelte";
import { nameGroups } from "../bench/name-groups";
import { nodeHost } from "../cli/command-line";
import { makeTable, numberColumn, textColumn } from "../data/table";
import { runExperiment } from "../evaluation/run-experiment";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { addEvent, newRunRecord, type RunRecord } from "../experiment/run-record";
import { ok } from "../experiment/failure";
import type { LabClient } from "../workers/client";
import { packAll, unpackAll } from "./carry";
import { keptBench, keptRun } from "./kept-bench";

const rows = Array.from({ length: 40 }, (_, row) => row);
const table = makeTable([
  numberColumn(
    "x",
    rows.map((row) => Math.sin(row) + 4 * (row % 2)),
  ),
  numberColumn(
    "y",
    rows.map((row) => Math.cos(row * 3)),
  ),
  textColumn(
    "kind",
    rows.map((row) => (row % 2 ? "odd" : "even")),
  ),
]);

async function recordOf(model: Experiment["model"]): Promise<RunRecord> {
  const experiment: Experiment = {
    ...defaultExperiment,
    data: { kind: "file", name: "rows.csv", bytes: 0 },
    target: "kind",
    model,
    training: { ...defaultExperiment.training, epochs: 3 },
    backend: "cpu",
  };
  let record = newRunRecord("run-1", experiment);
  for await (const event of runExperiment(experiment, table, { ...nodeHost(), snapshots: true }))
    record = addEvent(record, event);
  return record;
}

describe("a run without a target", () => {
  it.each([
    ["groups", { family: "clustering", groups: 2, start: "spread" }],
    ["a code", { family: "autoencoder", layers: [], code: 1 }],
  ] as const satisfies readonly (readonly [string, Experiment["model"]])[])(
    "of %s comes back from storage as it was kept",
    async (_name, model) => {
      const record = await recordOf(model);
      expect(record.sample).toBeDefined();
      expect(v.parse(keptRun, structuredClone(record))).toEqual(record);
    },
  );

  it("keeps the names of its groups on this device and on the way to another", async () => {
    const record = await recordOf({ family: "clustering", groups: 2, start: "spread" });
    const bench = new Bench({ close() {} } as unknown as LabClient, "table", record.experiment);
    [bench.run, bench.kept] = [record, [record]];
    nameGroups(bench, record.id, ["odd ones", null]);
    const kept = { format: 1, experiment: bench.experiment, run: bench.run, kept: bench.kept, openings: 0 };
    const back = v.parse(keptBench, structuredClone(kept));
    expect([back.run, ...back.kept].map((run) => run?.groupNames)).toEqual([
      ["odd ones", null],
      ["odd ones", null],
    ]);
    const pack = await packAll([{ kind: "benches", records: [{ key: "lab/table", saved: 1, value: kept }] }]);
    const carried = await unpackAll(pack, () => Promise.resolve(ok(null)));
    expect(carried).toMatchObject({ ok: true, value: [{ value: { run: { groupNames: ["odd ones", null] } } }] });
    expect(v.safeParse(keptRun, { ...record, groupNames: [3] }).success).toBe(false);
    nameGroups(bench, record.id, [null, null]);
    expect(bench.run).toEqual(record);
  });

  it("whose sample does not fit its rows or labels is not taken back", async () => {
    const record = await recordOf({ family: "clustering", groups: 2, start: "spread" });
    const { sample } = record;
    if (!sample) throw new Error("no sample");
    for (const broken of [
      { ...sample, labelOf: sample.labelOf.slice(1) },
      { ...sample, labels: ["even"] },
      { ...sample, x: sample.x.slice(1) },
    ])
      expect(v.safeParse(keptRun, { ...record, sample: broken }).success).toBe(false);
  });
});
