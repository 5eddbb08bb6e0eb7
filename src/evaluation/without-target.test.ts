import { describe, expect, it } from "vitest";
import { nodeBackends } from "../cli/node-backends";
import { planPreparation } from "../data/plan";
import { previewSplit } from "../data/split/split-preview";
import { makeTable, numberColumn, textColumn, type Table } from "../data/table";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { createRandom } from "../experiment/random";
import { addEvent, newRunRecord } from "../experiment/run-record";
import type { RunEvent, RunResult } from "../experiment/run-event";
import { RunControl } from "../training/run-control";
import { runExperiment } from "./run-experiment";
import type { RunHost } from "./run-host";
import { tryTraining } from "./try-training";

const backends = nodeBackends();
let ms = 0;
const hostOf = (rest: Partial<RunHost> = {}): RunHost => ({
  now: () => (ms += 20),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
  backends,
  control: new RunControl(),
  snapshots: false,
  checkpoints: false,
  ...rest,
});

/** Three clouds far apart, their names missing in every tenth row, and a place. */
function clouds(apart = 4, names = ["north", "south", "west"]): Table {
  const random = createRandom(4, "clouds");
  const group = Array.from({ length: 150 }, (_, i) => i % 3);
  return makeTable([
    numberColumn(
      "x1",
      group.map((g) => apart * Math.cos(g * 2) + random.normal()),
    ),
    numberColumn(
      "x2",
      group.map((g) => apart * Math.sin(g * 2) + random.normal()),
    ),
    numberColumn(
      "x3",
      group.map(() => random.normal()),
    ),
    textColumn(
      "name",
      group.map((g, row) => (row % 10 === 9 ? null : (names[g] ?? ""))),
    ),
  ]);
}

const experimentOf = (changes: Partial<Experiment> = {}): Experiment => ({
  ...defaultExperiment,
  data: { kind: "file", name: "clouds.csv", bytes: 0 },
  target: "name",
  model: { family: "clustering", groups: 3, start: "spread" },
  ...changes,
});
const squeezed: Partial<Experiment> = {
  model: { family: "autoencoder", layers: [{ units: 6, activation: "tanh" }], code: 2 },
  training: { epochs: 10, batchSize: 16, optimizer: "adam", learningRate: 0.01 },
  backend: "wasm",
};
const withoutName: Partial<Experiment> = {
  target: "",
  preparation: [{ step: "drop-columns", columns: ["name"] }, { step: "auto" }],
};

async function eventsOf(experiment: Experiment, table = clouds(), host = hostOf()): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of runExperiment(experiment, table, host)) events.push(event);
  return events;
}
function resultIn(events: readonly RunEvent[]): RunResult {
  const last = events.at(-1);
  if (last?.type !== "result") throw new Error(`ended with ${JSON.stringify(last)}`);
  return last;
}
const layersIn = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === "model" ? [event.model.layers] : []))[0];
describe("groups", () => {
  it("of clouds far apart are the clouds, in every part; they end by themselves and have letters for names", async () => {
    const events = await eventsOf(experimentOf({ evaluation: { openTest: true } }));
    const result = resultIn(events);
    expect(result).toMatchObject({ task: "clustering", classes: ["A", "B", "C"], labels: ["north", "south", "west"] });
    for (const part of ["train", "validation", "test"] as const)
      expect(result.metrics[part]).toMatchObject({ agreement: 1, purity: 1 });
    expect(result.metrics.train["silhouette"]).toBeGreaterThan(0.4);
    expect(result.epochs).toBeLessThan(experimentOf().training.epochs);
    expect(result).toMatchObject({ stopped: "finished", bestEpoch: result.epochs, backend: "cpu", parameters: 9 });
    expect(result.decision.reason).toBe("only-way");
    const losses = events.flatMap((event) => (event.type === "metrics" ? [event.train["loss"] ?? NaN] : []));
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  });

  it("keep rows without a label, whose truth is −1; of the features none is the column that is held back", async () => {
    const events = await eventsOf(experimentOf());
    const result = resultIn(events);
    expect(result.rows).toEqual({ train: 90, validation: 30, test: 30 });
    expect(result.features).toEqual(["x1", "x2", "x3"]);
    const truth = events.flatMap((event) => (event.type === "predictions" ? [...event.predictions.truth] : []));
    expect(new Set(truth)).toEqual(new Set([-1, 0, 1, 2]));
    expect(
      result.importance
        .map(({ column }) => column)
        .slice(0, 2)
        .sort(),
    ).toEqual(["x1", "x2"]);
  });

  it.each([
    ["groups", {}],
    ["a code", squeezed],
  ] as const)("%s: labels that are held back change no number of what is learned", async (_name, changes) => {
    const layers = layersIn(await eventsOf(experimentOf(changes)));
    expect(layers).toBeDefined();
    const others = clouds(4, ["of", "no", "use"]);
    expect(layersIn(await eventsOf(experimentOf(changes), others))).toEqual(layers);
    expect(layersIn(await eventsOf(experimentOf({ ...changes, ...withoutName })))).toEqual(layers);
  });

  it("without any column held back are measured by themselves alone", async () => {
    const result = resultIn(await eventsOf(experimentOf(withoutName)));
    expect(Object.keys(result.metrics.validation)).toEqual(["loss", "silhouette"]);
    expect(result).not.toHaveProperty("labels");
    expect(result.target).toBe("");
  });

  it("go on from a checkpoint as if nothing had been", async () => {
    const slow = experimentOf({ model: { family: "clustering", groups: 5, start: "random" } });
    const events = await eventsOf(slow, clouds(1), hostOf({ checkpoints: true }));
    const [checkpoint] = events.flatMap((event) => (event.type === "checkpoint" ? [event.checkpoint] : []));
    if (!checkpoint) throw new Error("no checkpoint");
    const resumed = await eventsOf(slow, clouds(1), hostOf({ resumeFrom: structuredClone(checkpoint) }));
    expect(resultIn(resumed).epochs).toBe(resultIn(events).epochs);
    expect(resultIn(resumed).metrics).toEqual(resultIn(events).metrics);
    expect(layersIn(resumed)).toEqual(layersIn(events));
  });

  it("are not stopped early: rows of no other part decide when they end", async () => {
    const training = { ...experimentOf().training, earlyStopping: { patience: 1 } };
    const many = experimentOf({ training, model: { family: "clustering", groups: 12, start: "random" } });
    const result = resultIn(await eventsOf(many, clouds(1)));
    expect(result).toMatchObject({ stopped: "finished", bestEpoch: result.epochs });
  });

  it("are not asked for a learning rate: a trial has no sweep, and a step an epoch", async () => {
    const trial = await tryTraining(experimentOf(), clouds(), hostOf(), true);
    expect(trial).toMatchObject({ ok: true, value: { sweep: null, stepsPerEpoch: 1, parameters: 9 } });
  });
});

describe("a code", () => {
  it.each(["wasm", "cpu"] as const)(
    "of two numbers on %s explains most of three, and is resumed exactly",
    async (backend) => {
      const experiment = experimentOf({ ...squeezed, backend });
      const long = { ...experiment, training: { ...experiment.training, epochs: 40 } };
      const events = await eventsOf(long, clouds(), hostOf({ checkpoints: true }));
      const result = resultIn(events);
      expect(result).toMatchObject({ task: "reconstruction", classes: [], backend, rows: { train: 90 } });
      expect(Object.keys(result.metrics.validation)).toEqual(["loss", "explained"]);
      expect(result.metrics.validation["explained"]).toBeGreaterThan(0.6);
      const checkpoints = events.flatMap((event) => (event.type === "checkpoint" ? [event.checkpoint] : []));
      const [checkpoint] = checkpoints;
      if (!checkpoint || checkpoint.epoch >= 40) throw new Error("no checkpoint in between");
      const resumed = await eventsOf(long, clouds(), hostOf({ resumeFrom: structuredClone(checkpoint) }));
      expect(layersIn(resumed)).toEqual(layersIn(events));
    },
  );

  it("answers with the rows rebuilt in prepared numbers, and each one's error", async () => {
    const events = await eventsOf(experimentOf(squeezed));
    const [train] = events.flatMap((event) => (event.type === "predictions" ? [event.predictions] : []));
    expect(train?.output.length).toBe(90 * 3);
    expect(train?.errors?.length).toBe(90);
    const mean = (train?.errors ?? new Float32Array(1)).reduce((a, b) => a + b, 0) / 90;
    expect(mean).toBeCloseTo(resultIn(events).metrics.train["loss"] ?? NaN, 5);
  });
});

describe("a sample of the rows", () => {
  it.each([experimentOf(), experimentOf(squeezed)])(
    "comes once before training, where snapshots are asked for",
    async (experiment) => {
      const events = await eventsOf(experiment, clouds(), hostOf({ snapshots: true }));
      const kinds = events.map(({ type }) => type);
      expect(kinds.filter((kind) => kind === "sample")).toHaveLength(1);
      expect(kinds.indexOf("sample")).toBeLessThan(kinds.indexOf("metrics"));
      const record = events.reduce(addEvent, newRunRecord("run", experiment));
      expect(record.sample?.labels).toEqual(["north", "south", "west"]);
      expect(record.sample?.x.length).toBe(90 * 3);
      expect([...(record.sample?.labelOf ?? [])].slice(0, 3).every((label) => label >= -1 && label < 3)).toBe(true);
      expect((await eventsOf(experiment)).some(({ type }) => type === "sample")).toBe(false);
    },
  );

  it("does not come where a target is learned", async () => {
    const labelled = experimentOf({ ...squeezed, model: { family: "linear" } });
    const events = await eventsOf(labelled, clouds(), hostOf({ snapshots: true }));
    expect(events.some(({ type }) => type === "sample")).toBe(false);
  });
});

const impossible: readonly (readonly [string, Partial<Experiment>, string])[] = [
  ["no target for a model that learns one", { target: "", model: { family: "linear" } }, "data/no-target"],
  ["a target that is not there", { target: "nome" }, "data/target-missing-column"],
  [
    "more groups than rows",
    {
      split: { train: 0.1, validation: 0.5, test: 0.4, stratify: true },
      model: { family: "clustering", groups: 20, start: "spread" },
    },
    "model/too-many-groups",
  ],
  [
    "an encoding that looks at a target",
    { preparation: [{ step: "encode", columns: ["name"], as: "target" }] },
    "data/encode-without-target",
  ],
];

describe("what cannot be is said", () => {
  it.each(impossible)("%s", async (_name, changes, code) => {
    const last = (await eventsOf(experimentOf(changes))).at(-1);
    expect(last).toMatchObject({ type: "failed", failure: { code } });
  });
});

describe("before a run", () => {
  it("a plan is made without a target, and does not touch the column that is held back", () => {
    const steps = (changes: Partial<Experiment> = {}) =>
      planPreparation(clouds(), experimentOf(changes)).map(({ step }) => step);
    expect(steps()).toEqual(["impute", "scale"]);
    expect(steps({ target: "" })).toEqual(["impute", "encode", "scale"]);
    expect(steps({ target: "", model: { family: "linear" } })).toEqual([]);
  });

  it("a split is previewed with the labels that are held back; that rows are copies gives none of them away", () => {
    const { columns } = clouds();
    const twice = (values: Float64Array): number[] => [...values, ...values];
    const table = makeTable(
      columns.map((column) =>
        column.kind === "number"
          ? numberColumn(column.name, twice(column.values))
          : textColumn(
              column.name,
              [...column.codes, ...column.codes].map((code) => column.labels[code] ?? null),
            ),
      ),
    );
    const previewOf = (changes: Partial<Experiment> = {}) => {
      const preview = previewSplit(table, experimentOf({ preparation: [], ...changes }));
      if (!preview.ok) throw new Error(preview.failure.code);
      return { ...preview.value, classes: preview.value.classes.map(({ label }) => label) };
    };
    expect(previewOf()).toMatchObject({ classes: ["north", "south", "west"], rows: { train: 180 }, leaks: [] });
    expect(previewOf({ model: { family: "linear" } }).leaks).toContainEqual(
      expect.objectContaining({ leak: "duplicates" }),
    );
    expect(previewOf({ target: "" })).toMatchObject({ classes: [], leaks: [] });
  });
});
