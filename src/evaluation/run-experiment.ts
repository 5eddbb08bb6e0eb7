import { withBreaths } from "../data/pieces";
import { preparing, type Prepared } from "../data/prepare/prepare";
import type { Table } from "../data/table";
import type { Experiment } from "../experiment/experiment";
import { FailureError, orThrow } from "../experiment/failure";
import type { BackendDecision, DenseWeights, RowCounts, RunEvent } from "../experiment/run-event";
import { settingsAt } from "../experiment/training-changes";
import { engineOf } from "../models/engine";
import type { FamilyMeta, Model } from "../models/family";
import { answering } from "../models/mlp/batch-norm";
import { mapAxes, PlaneMaps } from "../models/mlp/maps";
import { outputUnits } from "../models/output-units";
import { isOnGpu } from "../experiment/gpu-backends";
import { inverseShareWeights } from "../training/class-weights";
import { trainingLoop, type LoopOutcome } from "../training/loop";
import { chooseBackend, familyOf, hasBatches, shapeOf } from "./choose-backend";
import { evaluateRun, labelsOf } from "./evaluate-run";
import { Measure } from "./measure";
import { partRows, sample, sourceRowsOf } from "./part-rows";
import { breatheOrCancel, type RunHost } from "./run-host";

const snapshotsPerSecond = 10;
/** Telemetry is taken on some training rows, on fewer of them where a row is much work. */
const mostWatched = 256;
const leastWatched = 16;
const watchedMultiplyAdds = 7_000_000;
const mostSampled = 1000;
/** Two megabytes, which are also kept with the run. */
const mostSampledNumbers = 500_000;

/**
 * The whole run: prepares the table, picks a backend, trains, measures. Yields what happens; the last event is "result" or
 * "failed". Expected failures are events; bugs throw. All tensors are freed when the generator ends, however it ends.
 */
export async function* runExperiment(experiment: Experiment, table: Table, host: RunHost): AsyncGenerator<RunEvent> {
  try {
    yield* run(experiment, table, host);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    yield { type: "failed", failure: error.failure };
  }
}

async function* run(experiment: Experiment, table: Table, host: RunHost): AsyncGenerator<RunEvent> {
  const startedMs = host.now() - 1000 * (host.resumeFrom?.done?.seconds ?? 0);
  yield { type: "progress", phase: "preparing", done: 0, total: 1 };
  const clock = { now: () => host.now(), breathe: () => breatheOrCancel(host) };
  const prepared = orThrow(await withBreaths(preparing(table, experiment), clock));
  const rows = rowCounts(prepared);
  const { task, classes, features } = prepared;
  yield {
    type: "prepared",
    task,
    target: prepared.fitted.target.name,
    classes,
    ...labelsOf(prepared),
    rows,
    features,
    preparation: prepared.notes,
  };
  await breatheOrCancel(host);

  yield { type: "progress", phase: "backend", done: 0, total: 1 };
  const { meta, family } = await familyOf(experiment);
  const decision = await chooseBackend(experiment, prepared, host, meta, family);
  const shape = shapeOf(prepared);
  const { model: spec, seed, training } = experiment;
  // An optimizer that is changed at this very epoch is changed by the model itself, as in an uninterrupted run.
  const lastEpoch = settingsAt(training, (host.resumeFrom?.epoch ?? 0) - 0.5);
  const model = await family.build(spec, shape, seed, lastEpoch, engineOf(meta, decision.backend));
  try {
    const multiplyAdds = meta.multiplyAdds(spec, shape.inputs, outputUnits(shape));
    const watched = watchedRows(multiplyAdds);
    const outcome = yield* train(experiment, prepared, host, model, { meta, decision, watched });
    const { changes } = outcome;
    const trained =
      changes.length > 0 ? { ...experiment, training: { ...training, changes: [...changes] } } : experiment;
    yield* evaluateRun({ experiment: trained, prepared, host, model, outcome, decision, rows, startedMs });
  } finally {
    model.dispose();
  }
}

/** What goes with the model. */
interface Fitted {
  readonly meta: FamilyMeta;
  readonly decision: BackendDecision;
  /** Rows that telemetry is taken on. */
  readonly watched: number;
}

async function* train(
  experiment: Experiment,
  prepared: Prepared,
  host: RunHost,
  model: Model,
  { meta, decision, watched }: Fitted,
): AsyncGenerator<RunEvent, LoopOutcome> {
  const { seed } = experiment;
  // Groups end by themselves, where no row goes to another: an earlier epoch's would not be amid their rows.
  const training = hasBatches(meta) ? experiment.training : { ...experiment.training, earlyStopping: undefined };
  const resume = host.resumeFrom;
  if (resume) {
    model.load(resume.model.layers);
    if (resume.optimizer) model.loadOptimizer(resume.optimizer);
  }
  const data = partRows(prepared, prepared.parts.train);
  model.begin?.(data, seed);
  const { batchSize } = settingsAt(training, resume?.epoch ?? 0);
  const stepsPerEpoch = hasBatches(meta) ? Math.ceil(data.rows / batchSize) : 1;
  const { epochs } = settingsAt(training, Infinity);
  yield { type: "started", decision, parameters: model.parameters, epochs, stepsPerEpoch };
  if (host.snapshots && meta.learns !== "target") yield rowSample(prepared, seed);
  const measure = new Measure(model, prepared, seed);
  const axes = host.snapshots ? mapAxes(prepared.fitted) : null;
  const plane = axes && new PlaneMaps(axes);
  const readEveryMs = isOnGpu(decision.backend) ? 100 : 0;
  const events = trainingLoop({
    model,
    training,
    data,
    classWeights:
      training.classWeights && prepared.task === "classification"
        ? inverseShareWeights(data.y, prepared.classes.length)
        : null,
    seed,
    fromEpoch: resume?.epoch ?? 0,
    control: host.control,
    clock: host,
    measure,
    metricsEveryMs: readEveryMs,
    looksPerSecond: host.snapshots ? snapshotsPerSecond : 0,
    milestonesEveryMs: readEveryMs,
    checkpoints: host.checkpoints,
    telemetry: host.telemetryPerSecond
      ? { sample: partRows(prepared, sample(prepared.parts.train, watched, seed)), perSecond: host.telemetryPerSecond }
      : null,
    ...(resume?.stopping && { stopping: resume.stopping }),
    ...(resume?.done && { done: resume.done }),
  });
  try {
    for (;;) {
      const next = await events.next();
      if (next.done) return next.value;
      const event = next.value;
      if (event.type === "look") {
        const layers = answering(await model.inspect());
        if (event.inPassing) {
          yield { type: "look", epoch: event.epoch, layers };
          continue;
        }
        const maps = plane && (model.unitsAt ? plane.of(model.unitsAt, layers.length) : plane.ofLayers(layers));
        yield { type: "snapshot", epoch: event.epoch, layers, ...(maps && { maps }) };
      } else if (event.type === "checkpoint") {
        const { type, ...rest } = event;
        const [layers, state] = await Promise.all([model.inspect(), model.optimizerState()]);
        // The loss has yet to tell, and ends the run; whoever goes back goes to where there still were numbers.
        if (!layers.every(hasNumbers)) continue;
        yield { type, checkpoint: { ...rest, model: { layers }, optimizer: state } };
      } else {
        yield event;
      }
    }
  } finally {
    // Whoever listened may have left: the loop frees what it kept.
    await events.return({ stopped: "cancelled", epochs: 0, bestEpoch: 0, pausedMs: 0, changes: [] });
  }
}

const hasNumbers = ({ kernel, bias }: DenseWeights): boolean =>
  kernel.every((weight) => Number.isFinite(weight)) && bias.every((weight) => Number.isFinite(weight));

/** Training rows as the model gets them, to be drawn with what it makes of them. */
function rowSample(prepared: Prepared, seed: number): Extract<RunEvent, { type: "sample" }> {
  const count = Math.min(mostSampled, Math.ceil(mostSampledNumbers / Math.max(1, prepared.features.length)));
  const index = sample(prepared.parts.train, count, seed);
  const { x } = partRows(prepared, index);
  const labelOf = index.map((row) => prepared.y[row] ?? -1);
  return { type: "sample", sourceRows: sourceRowsOf(prepared, index), x, labels: prepared.labels, labelOf };
}

const watchedRows = (multiplyAdds: number): number =>
  Math.min(mostWatched, Math.max(leastWatched, Math.floor(watchedMultiplyAdds / Math.max(1, multiplyAdds))));

const rowCounts = ({ parts }: Prepared): RowCounts => ({
  train: parts.train.length,
  validation: parts.validation.length,
  test: parts.test.length,
});
