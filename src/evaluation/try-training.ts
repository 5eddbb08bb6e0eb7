import { withBreaths } from "../data/pieces";
import { preparing } from "../data/prepare/prepare";
import type { Table } from "../data/table";
import type { Experiment } from "../experiment/experiment";
import { err, FailureError, ok, orThrow, type Outcome } from "../experiment/failure";
import { trainingDefaults } from "../experiment/training";
import { settingsAt } from "../experiment/training-changes";
import type { TrainingTrial } from "../experiment/training-trial";
import { engineOf } from "../models/engine";
import { inverseShareWeights } from "../training/class-weights";
import { memoryNeedBytes } from "../training/memory-need";
import { findRate } from "../training/rate-finder";
import { chooseBackend, familyOf, hasBatches, memoryNeed, shapeOf } from "./choose-backend";
import { Measure } from "./measure";
import { partRows, sample } from "./part-rows";
import { breatheOrCancel, type RunHost } from "./run-host";

/** Steps that are timed, or as many as go into this time. */
const timedSteps = 30;
const timedMs = 200;
/** Rows on which the loss is taken after each step of a sweep. */
const sweepRows = 512;

/**
 * Finds out what a training takes: parameters, memory, time by a few steps on a throw-away model; and, where a `sweep` is
 * wanted, the loss by learning rate. Fails as a run does.
 */
export async function tryTraining(
  experiment: Experiment,
  table: Table,
  host: RunHost,
  sweep: boolean,
): Promise<Outcome<TrainingTrial>> {
  try {
    return ok(await trial(experiment, table, host, sweep));
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return err(error.failure);
  }
}

async function trial(experiment: Experiment, table: Table, host: RunHost, sweep: boolean): Promise<TrainingTrial> {
  const clock = { now: () => host.now(), breathe: () => breatheOrCancel(host) };
  const prepared = orThrow(await withBreaths(preparing(table, experiment), clock));
  const { meta, family } = await familyOf(experiment);
  const decision = await chooseBackend(experiment, prepared, host, meta, family);
  const { seed, training, model: spec } = experiment;
  const shape = shapeOf(prepared);
  const data = partRows(prepared, prepared.parts.train);
  const classWeights =
    training.classWeights && prepared.task === "classification" ? inverseShareWeights(data.y, shape.classes) : null;
  const build = () => family.build(spec, shape, seed, training, engineOf(meta, decision.backend));

  const timed = await build();
  const stepsPerEpoch = hasBatches(meta) ? Math.ceil(data.rows / training.batchSize) : 1;
  let secondsPerEpoch: number;
  try {
    const settings = () => ({ ...trainingDefaults, ...training });
    const units = timed.units({ data, fromEpoch: 0, seed, classWeights, settings });
    /** Waits for the numbers. */
    const settle = () => timed.predict(data.x.subarray(0, shape.inputs), 1);
    units.next();
    await settle();
    const startedMs = host.now();
    let steps = 0;
    while (steps < timedSteps && host.now() - startedMs < timedMs && !units.next().done) steps++;
    await settle();
    const stepMs = (host.now() - startedMs) / Math.max(1, steps);
    units.return();
    await clock.breathe();
    const measuredMs = host.now();
    const measure = new Measure(timed, prepared, seed);
    await measure.train();
    await measure.validation();
    const measuringMs = host.now() - measuredMs;
    const epochMs = stepMs * stepsPerEpoch;
    // The loop measures for at most as long as it trains, unless every epoch has to be judged.
    secondsPerEpoch = (epochMs + (training.earlyStopping ? measuringMs : Math.min(measuringMs, epochMs))) / 1000;
  } finally {
    timed.dispose();
  }
  return {
    decision,
    parameters: timed.parameters,
    bytes: memoryNeedBytes(memoryNeed(experiment, prepared, meta)),
    trainingRows: data.rows,
    stepsPerEpoch,
    epochs: meta.iterative ? settingsAt(training, Infinity).epochs : 1,
    secondsPerEpoch,
    sweep: sweep && hasBatches(meta) ? await sweepOf() : null,
  };

  async function sweepOf() {
    const model = await build();
    try {
      const measured = partRows(prepared, sample(prepared.parts.train, sweepRows, seed));
      const measure = new Measure(model, prepared, seed);
      const loss = async () => (await measure.on(measured))["loss"] ?? NaN;
      return await findRate({ model, training, data, classWeights, seed, loss, between: clock.breathe });
    } finally {
      model.dispose();
    }
  }
}
