import { prepare, type Prepared } from "../data/prepare/prepare";
import type { Table } from "../data/table";
import type { Experiment } from "../experiment/experiment";
import { FailureError, type Outcome } from "../experiment/failure";
import type { BackendDecision, Metrics, Part, RowCounts, RunEvent, RunResult } from "../experiment/run-event";
import type { TrainedModel } from "../experiment/trained-model";
import { familyMetas, loadFamily } from "../models/families";
import type { FamilyMeta, Model, ModelFamily, ModelShape } from "../models/family";
import { mapAxes, unitMaps } from "../models/mlp/maps";
import type { Optimizer } from "../models/optimizer";
import { outputUnits } from "../models/output-units";
import type { Trial } from "../training/backends/backends";
import { inverseShareWeights } from "../training/class-weights";
import { trainingLoop, type LoopOutcome } from "../training/loop";
import { checkMemory } from "../training/memory-need";
import { createOptimizer } from "../training/optimizers";
import { importanceRows, permutationImportance } from "./importance";
import { Measure, partRows, sample } from "./measure";
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
  const prepared = orThrow(prepare(table, experiment));
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
  const model = family.build(experiment.model, shape, experiment.seed);
  const optimizer = createOptimizer(experiment.training.optimizer, experiment.training.learningRate);
  try {
    const outcome = yield* train(experiment, prepared, host, model, optimizer, decision);
    yield* evaluate({ experiment, prepared, host, model, optimizer, outcome, decision, rows, startedMs });
  } finally {
    model.dispose();
    optimizer.dispose();
  }
}

async function* train(
  experiment: Experiment,
  prepared: Prepared,
  host: RunHost,
  model: Model,
  optimizer: Optimizer,
  decision: BackendDecision,
): AsyncGenerator<RunEvent, LoopOutcome> {
  const { training, seed } = experiment;
  const resume = host.resumeFrom;
  if (resume) {
    model.load(resume.model.layers);
    if (resume.optimizer) optimizer.load(resume.optimizer);
  }
  const data = partRows(prepared, prepared.parts.train);
  const stepsPerEpoch = Math.ceil(data.rows / training.batchSize);
  yield { type: "started", decision, parameters: model.parameters, epochs: training.epochs, stepsPerEpoch };
  const measure = new Measure(model, prepared, seed);
  const axes = host.snapshots ? mapAxes(prepared.fitted) : null;
  const events = trainingLoop({
    model,
    optimizer,
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
  });
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
    const event = next.value;
    if (event.type === "look") {
      const layers = await model.inspect();
      const maps = axes ? { maps: unitMaps(layers, axes) } : {};
      const state = event.checkpoint ? { optimizer: await optimizer.save() } : {};
      yield { type: "snapshot", epoch: event.epoch, layers, ...maps, ...state };
    } else {
      yield event;
    }
  }
}

interface Trained {
  readonly experiment: Experiment;
  readonly prepared: Prepared;
  readonly host: RunHost;
  readonly model: Model;
  readonly optimizer: Optimizer;
  readonly outcome: LoopOutcome;
  readonly decision: BackendDecision;
  readonly rows: RowCounts;
  readonly startedMs: number;
}

async function* evaluate(trained: Trained): AsyncGenerator<RunEvent> {
  const { experiment, prepared, host, model, outcome, decision, rows } = trained;
  const measure = new Measure(model, prepared, experiment.seed);
  const cancelled = outcome.stopped === "cancelled";
  // The sealed test stays closed unless this run was asked to open it, and was not called off.
  const opened: readonly Part[] =
    experiment.evaluation.openTest && !cancelled ? ["train", "validation", "test"] : ["train", "validation"];
  const metrics: Record<Part, Metrics> = { train: {}, validation: {}, test: {} };
  for (const [done, part] of opened.entries()) {
    yield { type: "progress", phase: "evaluating", done, total: opened.length + 1 };
    const measured = await measure.predictions(part);
    metrics[part] = measured.metrics;
    yield { type: "predictions", predictions: measured.predictions };
    await host.breathe();
  }
  const layers = await model.inspect();
  const trainedModel: TrainedModel = {
    format: 1,
    family: experiment.model.family,
    task: prepared.task,
    classes: prepared.classes,
    preparation: prepared.fitted,
    layers,
    experiment,
    metrics,
    rows,
  };
  const isLast = outcome.bestEpoch === outcome.epochs;
  yield { type: "model", model: trainedModel, ...(isLast ? { optimizer: await trained.optimizer.save() } : {}) };
  const importance = cancelled ? [] : await importanceOf(trained, measure);
  const result: RunResult = {
    type: "result",
    task: prepared.task,
    target: prepared.fitted.target.name,
    classes: prepared.classes,
    backend: decision.backend,
    decision,
    seconds: Math.round(host.now() - trained.startedMs) / 1000,
    parameters: model.parameters,
    epochs: outcome.epochs,
    bestEpoch: outcome.bestEpoch,
    stopped: outcome.stopped,
    rows,
    metrics,
    features: prepared.features,
    importance,
    preparation: prepared.notes,
  };
  yield result;
}

async function importanceOf(
  { experiment, prepared, host, model }: Trained,
  measure: Measure,
): Promise<RunResult["importance"]> {
  const columns = prepared.fitted.columns.map((column) => column.source);
  const features = prepared.features.length;
  if (features === 0) return [];
  const count = importanceRows(prepared.parts.validation.length, columns.length, features);
  const { x, y, rows } = partRows(prepared, sample(prepared.parts.validation, count, experiment.seed));
  return permutationImportance({
    x,
    rows,
    features,
    featureColumn: prepared.featureColumn,
    columns,
    seed: experiment.seed,
    loss: async (inputs) => measure.metrics(await model.predict(inputs, rows), y)["loss"] ?? 0,
    between: () => host.breathe(),
  });
}

async function familyOf(experiment: Experiment): Promise<{ meta: FamilyMeta; family: ModelFamily }> {
  const id = experiment.model.family;
  const meta = familyMetas.get(id);
  const family = await loadFamily(id);
  if (!meta || !family)
    throw new FailureError({ code: "model/unknown-family", field: "model.family", values: { family: id } });
  return { meta, family };
}

/** Picks and sets the backend, and refuses a model that would not fit it before any of it is built. */
async function chooseBackend(
  experiment: Experiment,
  prepared: Prepared,
  host: RunHost,
  meta: FamilyMeta,
  family: ModelFamily,
): Promise<BackendDecision> {
  const shape = shapeOf(prepared);
  const outputs = outputUnits(shape.task, shape.classes);
  const batchSize = Math.min(experiment.training.batchSize, prepared.parts.train.length);
  const parameters = meta.parameterCount(experiment.model, shape.inputs, outputs);
  const units = (experiment.model.family === "mlp" ? experiment.model.layers : []).reduce(
    (sum, layer) => sum + layer.units,
    shape.inputs + outputs,
  );
  const need = { parameters, units, batchSize, predictedAtOnce: Math.min(4096, prepared.rows) };
  orThrow(checkMemory(need, Infinity));
  const decision = orThrow(
    await host.backends.choose({
      choice: experiment.backend,
      stepMultiplyAdds: 3 * batchSize * meta.multiplyAdds(experiment.model, shape.inputs, outputs),
      shapeKey: JSON.stringify([experiment.model, shape, batchSize]),
      trial: () => trialOf(experiment, prepared, family, shape),
    }),
  );
  orThrow(checkMemory(need, host.backends.largestTensorBytes()));
  return decision;
}

/** Trains a throw-away copy for a few steps, to see how long one takes. */
function trialOf(experiment: Experiment, prepared: Prepared, family: ModelFamily, shape: ModelShape): Trial {
  const { seed, training } = experiment;
  const model = family.build(experiment.model, shape, seed);
  const optimizer = createOptimizer(training.optimizer, training.learningRate);
  const first = prepared.parts.train.slice(0, training.batchSize);
  const units = model.units({
    data: partRows(prepared, first),
    batchSize: training.batchSize,
    optimizer,
    fromEpoch: 0,
    seed,
    classWeights: null,
    l2: () => 0,
  });
  return {
    async step() {
      units.next();
      await model.predict(prepared.x.subarray(0, shape.inputs), 1); // waits for the numbers
    },
    dispose() {
      units.return();
      model.dispose();
      optimizer.dispose();
    },
  };
}

const shapeOf = (prepared: Prepared): ModelShape => ({
  task: prepared.task,
  inputs: prepared.features.length,
  classes: prepared.classes.length,
});

const rowCounts = ({ parts }: Prepared): RowCounts => ({
  train: parts.train.length,
  validation: parts.validation.length,
  test: parts.test.length,
});

async function breatheOrCancel(host: RunHost): Promise<void> {
  await host.breathe();
  if (host.control.ended === "cancel") throw new FailureError({ code: "run/cancelled" });
}

function orThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new FailureError(outcome.failure);
}
