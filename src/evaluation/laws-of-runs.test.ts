import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeBackends } from "../cli/node-backends";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { orThrow } from "../experiment/failure";
import type { ModelSpec } from "../experiment/model-spec";
import { parseExperiment } from "../experiment/parse-experiment";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { RunEvent } from "../experiment/run-event";
import { addEvent, newRunRecord, type RunRecord } from "../experiment/run-record";
import { optimizers, schedules, type Training, type TrainingChange } from "../experiment/training";
import type { Adjustments } from "../experiment/training-changes";
import { saidCodes } from "../i18n/en/failures";
import { RunControl } from "../training/run-control";
import { openSource } from "./open-source";
import { alwaysDue } from "./always-due.fixture";
import { runExperiment } from "./run-experiment";
import type { RunHost } from "./run-host";

const backends = nodeBackends();

const fixed = { seed: 20, numRuns: 25 };

const units = fc.integer({ min: 1, max: 5 });
const activation = fc.constantFrom("tanh" as const, "relu" as const, "sigmoid" as const, "linear" as const);
const hidden = fc.oneof(
  fc.record({ units, activation }),
  fc.record({ units, activation, batchNorm: fc.constant(true as const) }),
);
const model: fc.Arbitrary<ModelSpec> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ family: fc.constant("mlp" as const), layers: fc.array(hidden, { maxLength: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ family: fc.constant("linear" as const) }) },
  { weight: 1, arbitrary: fc.record({ family: fc.constant("baseline" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      family: fc.constant("clustering" as const),
      groups: fc.constantFrom(2, 3),
      start: fc.constantFrom("spread" as const, "random" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      family: fc.constant("autoencoder" as const),
      layers: fc.array(fc.record({ units, activation }), { maxLength: 1 }),
      code: units,
    }),
  },
);
const learningRate = fc.constantFrom(1e-3, 0.03, 0.3, 100);
const weights = fc.array(
  fc.record({
    layer: fc.constantFrom(0, 1),
    from: fc.constantFrom(null, 0, 1),
    unit: fc.constantFrom(0, 1),
    value: fc.constantFrom(-2, 0, 3),
  }),
  { minLength: 1, maxLength: 3 },
);
const few: { requiredKeys: [] } = { requiredKeys: [] };
const setting = {
  epochs: fc.integer({ min: 1, max: 6 }),
  batchSize: fc.constantFrom(2, 5, 64),
  optimizer: fc.constantFrom(...optimizers),
  learningRate,
};
const adjustments: fc.Arbitrary<Adjustments> = fc.record(
  { ...setting, schedule: fc.constantFrom(...schedules), l2: fc.constantFrom(0, 0.1), weights },
  few,
) as fc.Arbitrary<Adjustments>;
const change = fc
  .tuple(fc.constantFrom(0, 0.5, 1, 1.25, 2, 3, 100), adjustments)
  .map(([atEpoch, values]): TrainingChange => ({ atEpoch, ...values }));
const training = fc
  .tuple(
    fc.record(setting),
    fc.record(
      {
        schedule: fc.constantFrom(...schedules),
        weights,
        changes: fc.array(change, { maxLength: 3 }),
        earlyStopping: fc.record({ patience: fc.constantFrom(1, 2) }),
      },
      few,
    ),
  )
  .map(([always, sometimes]) => ({ ...always, ...sometimes }) as Training);

/** Points of a plane; now and then one that is too far away for any model. */
const experiment: fc.Arbitrary<Experiment> = fc
  .record({
    model,
    training,
    seed: fc.nat(99),
    far: fc.constantFrom(0, 0, 0, 1e30, -1e200),
    train: fc.constantFrom(0.5, 1),
  })
  .map(({ far, train, ...rest }) => ({
    ...defaultExperiment,
    data: {
      kind: "points",
      shape: "moons",
      count: 12,
      noise: 0.2,
      ...(far !== 0 && { added: [[far, 0, 1]] as [number, number, number][] }),
    },
    target: "class",
    split: { ...defaultExperiment.split, train, validation: 0.25, test: 0.25 },
    evaluation: { openTest: true },
    backend: "cpu",
    ...rest,
  }));

const base: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 12, noise: 0.2 },
  target: "class",
  model: { family: "mlp", layers: [{ units: 3, activation: "tanh" }] },
  training: { epochs: 5, batchSize: 64, optimizer: "adam", learningRate: 0.03 },
  backend: "cpu",
};
const byHand = [{ layer: 0, from: 0, unit: 1, value: 3 }];
// What was found wrong once.
const farGroups: Experiment = {
  ...base,
  data: { kind: "points", shape: "moons", count: 12, noise: 0.2, added: [[1e30, 0, 1]] },
  preparation: [],
  split: { ...defaultExperiment.split, train: 1, validation: 0, test: 0 },
  model: { family: "clustering", groups: 3, start: "spread" },
};
/** A word at each event. */
const untilAnEpochIsDone = Array<"resume">(5).fill("resume");
const setWithinAnEpoch: Experiment = {
  ...base,
  training: { ...base.training, changes: [{ atEpoch: 0.5, weights: byHand }] },
};

/** Runs on a clock on which everything is always due. */
async function run(
  of: Experiment,
  rest: Partial<RunHost> = {},
  on: (event: RunEvent) => void = () => undefined,
): Promise<{ record: RunRecord; events: RunEvent[]; checkpoints: RunCheckpoint[] }> {
  const { table } = orThrow(await openSource(of, { fetchBytes: () => Promise.reject(new Error("no file")) }));
  let record = newRunRecord("run", of);
  const events: RunEvent[] = [];
  const checkpoints: RunCheckpoint[] = [];
  for await (const event of runExperiment(of, table, alwaysDue(backends, rest))) {
    record = addEvent(record, event);
    events.push(structuredClone(event));
    if (event.type === "checkpoint") checkpoints.push(structuredClone(event.checkpoint));
    on(event);
  }
  return { record, events, checkpoints };
}

const endOf = ({ result, model: trained, failure }: RunRecord) => ({
  failure,
  layers: trained?.layers,
  metrics: result?.metrics,
  ends: [result?.epochs, result?.bestEpoch, result?.stopped],
});

/** Numbers that are none, and where. */
function notFinite(value: unknown, at = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [at];
  if (ArrayBuffer.isView(value)) return [...(value as Float32Array)].every(Number.isFinite) ? [] : [at];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => notFinite(part, `${at}.${name}`));
}

describe("whatever an Experiment asks for", () => {
  it("its run ends with a result whose numbers are all numbers, or with a failure that has a sentence", async () => {
    await fc.assert(
      fc.asyncProperty(experiment, async (of) => {
        const { record, events } = await run(of, { snapshots: true, telemetryPerSecond: 2 });
        if (record.failure) expect(saidCodes).toContain(record.failure.code);
        else expect(events.flatMap((event) => notFinite(event, event.type))).toEqual([]);
        expect(record.failure === null).toBe(record.result !== null);
      }),
      { ...fixed, examples: [[farGroups]] },
    );
  }, 120_000);

  it("its run goes on from every checkpoint to where it was going", async () => {
    await fc.assert(
      fc.asyncProperty(experiment, async (of) => {
        const whole = await run(of);
        for (const resumeFrom of whole.checkpoints.slice(0, 3)) {
          expect(endOf((await run(of, { resumeFrom })).record)).toEqual(endOf(whole.record));
        }
      }),
      { ...fixed, examples: [[setWithinAnEpoch]] },
    );
  }, 120_000);

  it("its run, paused, stepped and adjusted, is the one that its record asks for", async () => {
    const commands = fc.array(
      fc.oneof(
        fc.constantFrom({ step: "batch" as const }, { step: "epoch" as const }, "pause" as const, "resume" as const),
        adjustments,
      ),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(experiment, commands, async (of, asked) => {
        const control = new RunControl();
        const ahead = [...asked];
        const say = () => {
          const next = ahead.shift();
          if (next === undefined || next === "resume") control.resume();
          else if (next === "pause") control.pause();
          else if ("step" in next) control.step(next.step as "batch" | "epoch");
          else control.set(next);
        };
        const whilePaused = () => {
          if (!control.waiting || control.calls) return;
          say();
          setImmediate(whilePaused);
        };
        const moved = await run(of, { control }, ({ type }) => (type === "paused" ? setImmediate(whilePaused) : say()));
        const record = orThrow(parseExperiment(JSON.parse(JSON.stringify(moved.record.experiment))));
        const again = await run(record);
        if (!moved.record.failure) expect(endOf(again.record)).toEqual(endOf(moved.record));
      }),
      {
        ...fixed,
        examples: [
          [base, [...untilAnEpochIsDone, { epochs: 1 }]],
          [base, [...untilAnEpochIsDone, "pause", "pause", "pause", { epochs: 1, weights: byHand }, "resume"]],
        ],
      },
    );
  }, 120_000);
});
