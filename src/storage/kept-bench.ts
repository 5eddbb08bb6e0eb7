import * as v from "valibot";
import { tasks, type Experiment } from "../experiment/experiment";
import type { RunRecord } from "../experiment/run-record";
import type { TrainedModel } from "../experiment/trained-model";
import { keptExperiment } from "./kept-experiment";

const text = v.pipe(v.string(), v.maxLength(1000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
// A run that diverged has NaN in its history.
const metrics = v.record(v.string(), v.union([v.number(), v.nan()]));
const parts = v.object({ train: metrics, validation: metrics, test: metrics });
const rows = v.object({ train: count, validation: count, test: count });
const floats = v.instance(Float32Array<ArrayBuffer>);

/** The array has as many numbers as its shape says: what is drawn or multiplied by it can trust that. */
export const dense = v.pipe(
  v.object({
    inputs: count,
    units: count,
    activation: text,
    kernel: floats,
    bias: floats,
    norm: v.optional(v.object({ kernel: floats, scale: floats, shift: floats, mean: floats, variance: floats })),
  }),
  v.check(({ inputs, units, kernel, bias, norm }) => {
    if (kernel.length !== inputs * units || bias.length !== units) return false;
    if (!norm) return true;
    const { kernel: trained, ...byUnit } = norm;
    return trained.length === kernel.length && Object.values(byUnit).every(({ length }) => length === units);
  }, "shape"),
);

/** A trained model from storage. The operations inside are checked by whoever applies them. */
const keptModel = v.pipe(
  v.looseObject({
    format: v.literal(1),
    family: text,
    task: v.picklist(tasks),
    classes: v.array(v.string()),
    preparation: v.looseObject({
      columns: v.array(
        v.looseObject({
          source: v.string(),
          name: v.optional(v.string()),
          operations: v.array(v.looseObject({ op: text })),
          features: v.array(v.string()),
        }),
      ),
      features: v.array(v.string()),
      target: v.object({ name: v.string(), center: v.number(), scale: v.number() }),
    }),
    layers: v.array(dense),
    experiment: keptExperiment,
    metrics: parts,
    rows,
  }),
  v.transform((model) => model as unknown as TrainedModel),
);

const predictions = v.pipe(
  v.object({
    part: v.picklist(["train", "validation", "test"]),
    sourceRows: v.instance(Int32Array),
    truth: floats,
    output: floats,
    errors: v.optional(floats),
  }),
  v.check(({ sourceRows, truth, output, errors }) => {
    return (
      truth.length === sourceRows.length &&
      (errors === undefined || errors.length === sourceRows.length) &&
      (truth.length === 0 ? output.length === 0 : output.length % truth.length === 0)
    );
  }, "shape"),
);

const rowSample = v.pipe(
  v.object({
    sourceRows: v.instance(Int32Array),
    x: floats,
    labels: v.array(v.string()),
    labelOf: v.instance(Int32Array),
  }),
  v.check(({ sourceRows: { length: rows }, x, labels, labelOf }) => {
    const fits = labelOf.length === rows && (rows === 0 ? x.length === 0 : x.length % rows === 0);
    return fits && labelOf.every((label) => label >= -1 && label < labels.length);
  }, "shape"),
);

const tuned = v.array(
  v.object({ epoch: v.number(), learningRate: v.optional(v.number()), l2: v.optional(v.number()) }),
);

/** Runs were once kept with what was changed in mid-run beside their Experiment, which now says it itself. */
function changesOf<Run extends { experiment: Experiment; tuned?: unknown }>(run: Run): Run {
  const found = v.safeParse(tuned, run.tuned);
  if (!found.success) return run;
  const { tuned: _, ...rest } = run;
  const { experiment } = run;
  const changes = found.output.map(({ epoch, ...settings }) => ({ atEpoch: epoch, ...settings }));
  return { ...rest, experiment: { ...experiment, training: { ...experiment.training, changes } } } as Run;
}

/** A run as `RunRecord` describes it: checked where a chart or a check would otherwise break. */
export const keptRun = v.pipe(
  v.looseObject({
    id: text,
    experiment: keptExperiment,
    history: v.array(v.object({ epoch: v.number(), train: metrics, validation: metrics })),
    prepared: v.nullable(
      v.looseObject({
        rows,
        features: v.array(v.string()),
        classes: v.array(v.string()),
        preparation: v.array(v.looseObject({ step: text })),
      }),
    ),
    started: v.nullable(
      v.looseObject({ decision: v.looseObject({ backend: text }), parameters: count, epochs: count }),
    ),
    result: v.nullable(
      v.looseObject({
        type: v.literal("result"),
        classes: v.array(v.string()),
        metrics: parts,
        rows,
        parameters: count,
        preparation: v.array(v.looseObject({ step: text })),
      }),
    ),
    model: v.nullable(keptModel),
    predictions: v.array(predictions),
    sample: v.optional(rowSample),
    groupNames: v.optional(v.array(v.nullable(v.string()))),
    failure: v.nullable(v.looseObject({ code: text })),
  }),
  v.transform((run) => changesOf(run) as unknown as RunRecord),
);

/** A bench of the learner's: a lesson's (kept under "lesson/<id>"), or a project of their own. */
export const keptBench = v.object({
  format: v.literal(1),
  title: v.optional(text),
  experiment: keptExperiment,
  /** The run in hand, be it unfinished: its model is the checkpoint to go on from. */
  run: v.optional(v.nullable(keptRun)),
  kept: v.array(keptRun),
  openings: count,
});
export type KeptBench = v.InferOutput<typeof keptBench>;
