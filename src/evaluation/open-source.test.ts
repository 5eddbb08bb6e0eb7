import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCsv } from "../data/csv/read";
import { writeCsv } from "../data/csv/write";
import { prepare, type Prepared } from "../data/prepare/prepare";
import { repairs } from "../data/prepare/repairs";
import { profileTable } from "../data/profile/profile-table";
import type { DataSource } from "../experiment/data-source";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import type { PreparationStep } from "../experiment/preparation";
import { openSource } from "./open-source";

// In a unit test a `?url` import is a path below the project.
const fetchBytes = async (address: string): Promise<Uint8Array> =>
  new Uint8Array(readFileSync(address.startsWith("file:") ? new URL(address) : `${process.cwd()}${address}`));

async function open(data: DataSource, own?: Uint8Array) {
  const opened = await openSource({ data }, { fetchBytes, own: own ?? null });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

const birds = (...faults: string[]): DataSource => ({ kind: "shelf", id: "penguins", faults });
const bySex = (data: DataSource, more: Partial<Experiment>): Experiment => ({
  ...defaultExperiment,
  data,
  target: "Sex",
  ...more,
});

async function prepared(experiment: Experiment): Promise<Prepared> {
  const outcome = prepare((await open(experiment.data)).table, experiment);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

/** Share of validation rows whose nearest training row has their class: a model that remembers everything. */
function nearestNeighbour({ x, y, features, parts }: Prepared): number {
  const width = features.length;
  const distance = (a: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += ((x[a * width + i] as number) - (x[b * width + i] as number)) ** 2;
    return sum;
  };
  const right = parts.validation.filter((row) => {
    const nearest = parts.train.reduce((best, other) => (distance(row, other) < distance(row, best) ? other : best));
    return y[nearest] === y[row];
  });
  return right.length / parts.validation.length;
}

describe("a data source opens to a table", () => {
  it("from the shelf, as it is or with faults, and says what was planted", async () => {
    const clean = await open({ kind: "shelf", id: "penguins" });
    expect([clean.table.rows, clean.table.names.length, clean.planted.length]).toEqual([344, 17, 0]);
    const dirty = await open(birds("field-sheet"));
    expect(dirty.table.rows).toBe(353);
    expect(dirty.planted.length).toBeGreaterThan(0);
  });

  it("drawn by a rule", async () => {
    const { table } = await open({ kind: "points", shape: "moons", count: 50, noise: 0.1, added: [[0, 0, 1]] });
    expect([table.rows, table.names]).toEqual([51, ["x1", "x2", "class"]]);
    const read = await readCsv(new TextEncoder().encode(writeCsv(table)), undefined);
    expect(read.ok && read.value.table, "as it would come from a file").toEqual(table);
  });

  it("from a learner's file", async () => {
    const { table } = await open({ kind: "file", name: "a.csv", bytes: 8 }, new TextEncoder().encode("a,b\n1,2\n"));
    expect(table.names).toEqual(["a", "b"]);
  });

  it.each([
    [{ kind: "shelf", id: "nothing" }, "data/unknown-dataset"],
    [{ kind: "shelf", id: "penguins", faults: ["nothing"] }, "data/unknown-fault"],
    [{ kind: "file", name: "a.csv", bytes: 0 }, "data/file-missing"],
    [{ kind: "points", shape: "none", count: 5, noise: 0 }, "data/no-points"],
  ] as const)("or fails: %o", async (data, code) => {
    const source = "faults" in data ? { ...data, faults: [...data.faults] } : data;
    expect(await openSource({ data: source }, { fetchBytes })).toMatchObject({ ok: false, failure: { code } });
  });

  it("or fails where its bytes cannot be had", async () => {
    const outcome = await openSource({ data: birds() }, { fetchBytes: () => Promise.reject(new Error("offline")) });
    expect(outcome).toMatchObject({ ok: false, failure: { code: "data/unreachable", values: { problem: "offline" } } });
  });
});

describe("what the planted faults do", () => {
  const sealed = {
    train: 0.75,
    validation: 0.25,
    test: 0,
    stratify: true,
    testWhere: { column: "studyName", equals: ["PAL0910"] },
  };

  it("the ring note is free text until it is shortened; then it is named a leak", async () => {
    const data = birds("ring-note");
    const { table } = await open(data);
    const shorten: PreparationStep = { step: "shorten-labels", columns: ["Ring Note"], keep: "after-comma" };
    const before = profileTable(table, undefined, "Sex").columns.find(({ name }) => name === "Ring Note");
    expect(before).toMatchObject({ kind: "text", faults: [{ fault: "missing" }, { fault: "long-labels" }] });
    const shortened = repairs(table, bySex(data, { preparation: [shorten] }), 1).table;
    const after = profileTable(shortened, undefined, "Sex").columns.find(({ name }) => name === "Ring Note");
    expect(after?.faults).toContainEqual(expect.objectContaining({ fault: "leak", values: { score: 1 } }));
    expect((await prepared(bySex(data, {}))).features.some((name) => name.startsWith("Ring Note"))).toBe(false);
    expect((await prepared(bySex(data, { preparation: [shorten, { step: "auto" }] }))).features).toContain(
      "Ring Note = right leg",
    );
  });

  it("birds on both sides of a careless split look at least 0.05 better than they are", async () => {
    const data = birds("second-visit");
    let careless = 0;
    let honest = 0;
    const seeds = [1, 2, 3, 4, 5];
    for (const seed of seeds) {
      const preparation: PreparationStep[] = [{ step: "drop-columns", columns: ["Ring Number"] }, { step: "auto" }];
      careless += nearestNeighbour(await prepared(bySex(data, { seed, preparation, split: sealed }))) / seeds.length;
      const split = { ...sealed, group: "Ring Number" };
      honest += nearestNeighbour(await prepared(bySex(data, { seed, preparation, split }))) / seeds.length;
    }
    expect(careless - honest).toBeGreaterThan(0.05);
  });

  it("every fault of the field sheets is found, and none is left after the repairs", async () => {
    const data = birds("field-sheet");
    const { table } = await open(data);
    const faultsOf = (profile: ReturnType<typeof profileTable>): string[] =>
      profile.columns.flatMap(({ name, faults }) =>
        faults.flatMap(({ fault, count }) =>
          ["unit", "code", "spelling"].includes(fault) ? [`${name}: ${fault} ${count}`] : [],
        ),
      );
    const dirty = profileTable(table);
    expect(faultsOf(dirty)).toEqual([
      "Island: spelling 10",
      "Culmen Depth (mm): code 10",
      "Flipper Length (mm): unit 12",
      "Body Mass (g): unit 20",
      "Sex: spelling 20",
    ]);
    expect(dirty.duplicateRows).toBe(9);
    const preparation: PreparationStep[] = [
      { step: "merge-spellings", columns: "all" },
      { step: "relabel", column: "Sex", labels: { M: "MALE", F: "FEMALE" } },
      { step: "missing-marks", columns: ["Culmen Depth (mm)"], marks: ["999"] },
      { step: "convert-units", column: "Body Mass (g)", below: 10, factor: 1000 },
      { step: "convert-units", column: "Flipper Length (mm)", below: 30, factor: 10 },
      { step: "drop-duplicates", columns: "all" },
    ];
    const { table: repaired } = repairs(table, bySex(data, { preparation }), preparation.length);
    const clean = profileTable(repaired);
    expect([faultsOf(clean), clean.duplicateRows, repaired.rows]).toEqual([[], 0, 344]);
  });
});
