import type { Prepared } from "../data/prepare/prepare";
import type { Experiment } from "../experiment/experiment";
import { FailureError, orThrow } from "../experiment/failure";
import type { BackendDecision } from "../experiment/run-event";
import { trainingDefaults } from "../experiment/training";
import { settingsAt } from "../experiment/training-changes";
import { engineOf, type Engine } from "../models/engine";
import type { FamilyMeta, ModelFamily, ModelShape } from "../models/family";
import { familyMetas } from "../models/family-metas";
import { loadFamily } from "../models/load-family";
import { checkBatchSize } from "../models/mlp/batch-norm";
import { hiddenLayers } from "../models/mlp/hidden-layers";
import { planLayers } from "../models/mlp/layer-plan";
import { unitsHeld } from "../models/mlp/layer-sizes";
import { outputUnits } from "../models/output-units";
import type { Trial } from "../training/backends/backends";
import { checkMemory, largestTensor, type MemoryNeed } from "../training/memory-need";
import { partRows } from "./part-rows";
import type { RunHost } from "./run-host";

/** Both halves of the Experiment's model family. Throws FailureError "model/unknown-family". */
export async function familyOf(experiment: Experiment): Promise<{ meta: FamilyMeta; family: ModelFamily }> {
  const id = experiment.model.family;
  const family = await loadFamily(id);
  if (!family) throw new FailureError({ code: "model/unknown-family", field: "model.family", values: { family: id } });
  return { meta: familyMetas[id], family };
}

/** Picks and sets the backend, and refuses a model that would not fit it before any of it is built. */
export async function chooseBackend(
  experiment: Experiment,
  prepared: Prepared,
  host: RunHost,
  meta: FamilyMeta,
  family: ModelFamily,
): Promise<BackendDecision> {
  const shape = shapeOf(prepared);
  checkGroups(experiment, prepared);
  checkBatchSize(planLayers(experiment.model, shape), smallestBatch(experiment.training));
  // Rounds of k-means are plain loops, whatever there is.
  if (meta.learns === "groups") return { backend: "cpu", reason: "only-way", rejected: [], ms: 0 };
  const outputs = outputUnits(shape);
  const need = memoryNeed(experiment, prepared, meta);
  const { batchSize } = need;
  orThrow(checkMemory(need, Infinity));
  const decision = orThrow(
    await host.backends.choose({
      choice: experiment.backend,
      stepMultiplyAdds: 3 * batchSize * meta.multiplyAdds(experiment.model, shape.inputs, outputs),
      tensorBytes: largestTensor(need),
      shapeKey: JSON.stringify([experiment.model, shape, batchSize]),
      engine: (backend) => engineOf(meta, backend),
      trial: (engine) => trialOf(experiment, prepared, family, shape, engine),
    }),
  );
  orThrow(checkMemory(need, host.backends.largestTensorBytes(decision.backend)));
  return decision;
}

/** Of those with which an epoch begins: what was changed again before the next one began is in the record, but took no effect. */
function smallestBatch(training: Experiment["training"]): number {
  const { epochs } = settingsAt(training, Infinity);
  const changed = training.changes?.filter(({ batchSize }) => batchSize !== undefined) ?? [];
  const begins = [0, ...changed.map(({ atEpoch }) => Math.ceil(atEpoch)).filter((epoch) => epoch < epochs)];
  return Math.min(...begins.map((epoch) => settingsAt(training, epoch).batchSize));
}

/** Distances are squared, and all numbers of a row are added up: of 32 bits, too. */
const largestOfGroups = 1e17;

/** Throws FailureError "model/too-many-groups" where there are more groups than rows, or "data/too-large". */
function checkGroups({ model }: Experiment, { parts, x, features }: Prepared): void {
  if (model.family !== "clustering") return;
  const values = { groups: model.groups, rows: parts.train.length };
  if (values.groups > values.rows)
    throw new FailureError({ code: "model/too-many-groups", field: "model.groups", values });
  const at = x.findIndex((value) => Math.abs(value) > largestOfGroups);
  if (at < 0) return;
  const cells = x.reduce((count, value) => count + (Math.abs(value) > largestOfGroups ? 1 : 0), 0);
  throw new FailureError({ code: "data/too-large", field: features[at % features.length] ?? "", values: { cells } });
}

/** Whether it learns batch by batch, at a learning rate. */
export const hasBatches = ({ iterative, learns }: FamilyMeta): boolean => iterative && learns !== "groups";

/** What decides how much memory a training takes. */
export function memoryNeed({ model, training }: Experiment, prepared: Prepared, meta: FamilyMeta): MemoryNeed {
  const shape = shapeOf(prepared);
  const { inputs } = shape;
  const outputs = outputUnits(shape);
  const hidden = hiddenLayers(model).map((layer) => layer.units);
  const layers = [inputs, ...hidden, outputs];
  return {
    parameters: meta.parameterCount(model, inputs, outputs),
    units: unitsHeld(model, inputs, outputs),
    widest: Math.max(...layers),
    batchSize: Math.min(training.batchSize, prepared.parts.train.length),
    predictedAtOnce: Math.min(4096, prepared.rows),
  };
}

/** Trains a throw-away copy for a few steps, to see how long one takes. */
async function trialOf(
  experiment: Experiment,
  prepared: Prepared,
  family: ModelFamily,
  shape: ModelShape,
  engine: Engine,
): Promise<Trial> {
  const { seed, training } = experiment;
  const model = await family.build(experiment.model, shape, seed, training, engine);
  const first = prepared.parts.train.slice(0, training.batchSize);
  const units = model.units({
    data: partRows(prepared, first),
    fromEpoch: 0,
    seed,
    classWeights: null,
    settings: () => ({ ...trainingDefaults, ...training, l1: 0, l2: 0, clip: null }),
  });
  return {
    async step() {
      units.next();
      await model.predict(prepared.x.subarray(0, shape.inputs), 1); // waits for the numbers
    },
    dispose() {
      units.return();
      model.dispose();
    },
  };
}

/** What a model has to be built for, to fit this table. */
export const shapeOf = (prepared: Prepared): ModelShape => ({
  task: prepared.task,
  inputs: prepared.features.length,
  classes: prepared.classes.length,
});
