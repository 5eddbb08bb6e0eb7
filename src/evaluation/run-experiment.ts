import { withBreaths } from "../data/pieces";
import { preparing, type Prepared } from "../data/prepare/prepare";
import type { Table } from "../data/table";
import type { Experiment } from "../experiment/experiment";
import { FailureError, orThrow } from "../experiment/failure";
import type { BackendDecision, RowCounts, RunEvent } from "../experiment/run-event";
import type { Model } from "../models/family";
import { mapAxes, unitMaps } from "../models/mlp/maps";
import { inverseShareWeights } from "../training/class-weights";
import { trainingLoop, type LoopOutcome } from "../training/loop";
import { chooseBackend, engineOf, familyOf, shapeOf } from "./choose-backend";
import { evaluateRun } from "./evaluate-run";
import { Measure, partRows } from "./measure";
import type { RunHost } from "./run-host";

const snapshotsPerSecond = 20;

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
  const startedMs = host.now();
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
  const model = family.build(spec, shape, seed, training, engineOf(decision.backend));
  try {
    const outcome = yield* train(experiment, prepared, host, model, decision);
    yield* evaluateRun({ experiment, prepared, host, model, outcome, decision, rows, startedMs });
  } finally {
    model.dispose();
  }
}

async function* train(
  experiment: Experiment,
  prepared: Prepared,
  host: RunHost,
  model: Model,
  decision: BackendDecision,
): AsyncGenerator<RunEvent, LoopOutcome> {
  const { training, seed } = experiment;
  const resume = host.resumeFrom;
  if (resume) {
    model.load(resume.model.layers);
    if (resume.optimizer) model.loadOptimizer(resume.optimizer);
    if (resume.tuned) host.control.set(resume.tuned);
  }
  const data = partRows(prepared, prepared.parts.train);
  const stepsPerEpoch = Math.ceil(data.rows / training.batchSize);
  yield { type: "started", decision, parameters: model.parameters, epochs: training.epochs, stepsPerEpoch };
  const measure = new Measure(model, prepared, seed);
  const axes = host.snapshots ? mapAxes(prepared.fitted) : null;
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
    metricsEveryMs: decision.backend === "webgpu" ? 100 : 0,
    looksPerSecond: host.snapshots ? snapshotsPerSecond : 0,
    checkpoints: host.checkpoints,
    ...(resume?.stopping && { stopping: resume.stopping }),
  });
  try {
    for (;;) {
      const next = await events.next();
      if (next.done) return next.value;
      const event = next.value;
      if (event.type === "look") {
        const layers = await model.inspect();
        const maps = axes ? { maps: unitMaps(layers, axes) } : {};
        yield { type: "snapshot", epoch: event.epoch, layers, ...maps };
      } else if (event.type === "checkpoint") {
        const { type, ...rest } = event;
        const [layers, state] = await Promise.all([model.inspect(), model.optimizerState()]);
        yield { type, checkpoint: { ...rest, model: { layers }, optimizer: state } };
      } else {
        yield event;
      }
    }
  } finally {
    // Whoever listened may have left: the loop frees what it kept.
    await events.return({ stopped: "cancelled", epochs: 0, bestEpoch: 0 });
  }
}

const rowCounts = ({ parts }: Prepared): RowCounts => ({
  train: parts.train.length,
  validation: parts.validation.length,
  test: parts.test.length,
});

async function breatheOrCancel(host: RunHost): Promise<void> {
  await host.breathe();
  if (host.control.ended === "cancel") throw new FailureError({ code: "run/cancelled" });
}
