import type { Experiment } from "../experiment/experiment";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import { newRunRecord, type RunRecord } from "../experiment/run-record";
import type { Training } from "../experiment/training";
import { adjustmentsBetween, settingsAt } from "../experiment/training-changes";
import type { RunOptions } from "../workers/protocol";
import type { Bench } from "./bench.svelte";
import { sameTraining } from "./same-training";

/**
 * The Experiment of a run that goes as `from` went until so many epochs are done, and then with the settings in hand. null
 * where that takes a run from the start: with another model, other data, or rules by which it might have ended before.
 */
export function branchOf(from: Experiment, inHand: Experiment, epoch: number): Experiment | null {
  if (!sameTraining({ ...from, training: inHand.training }, inHand)) return null;
  const wanted = settingsAt(inHand.training, Infinity);
  const { earlyStopping, stopAt, stopAfterSeconds } = wanted;
  const stops = { earlyStopping, stopAt, stopAfterSeconds };
  // Without a rule to end it, a run goes the same way, and further.
  if (Object.entries(stops).some(([name, rule]) => rule && !same(rule, from.training[name as keyof Training])))
    return null;
  const before = (from.training.changes ?? []).filter(({ atEpoch }) => atEpoch < epoch);
  const then = settingsAt({ ...from.training, ...stops, changes: before }, epoch);
  const adjustments = adjustmentsBetween(then, wanted);
  if (!adjustments) return null;
  const changes = Object.keys(adjustments).length > 0 ? [...before, { atEpoch: epoch, ...adjustments }] : before;
  const { changes: _, ...training } = { ...from.training, ...stops };
  return {
    ...from,
    training: changes.length > 0 ? { ...training, changes } : training,
    evaluation: inHand.evaluation,
  };
}

/** Goes back to an epoch of the run in hand and trains on from there with the settings in hand: another run. */
export async function branchAt(bench: Bench, epoch: number, options: Partial<RunOptions> = {}): Promise<void> {
  const parent = bench.run;
  const experiment = parent && branchOf(parent.experiment, bench.experiment, epoch);
  if (!parent || !experiment) return;
  // What it did until here is worth comparing, though it did not end.
  if (parent.history.length > 1) bench.keep(parent);
  const checkpoint = bench.checkpoints.findLast((each) => each.epoch <= epoch) ?? null;
  await bench.goOn(options, { run: begun(parent, experiment, bench.newRunId(), checkpoint), checkpoint });
}

/** Goes back to an epoch and waits there. */
export const rewindTo = (bench: Bench, epoch: number): Promise<void> =>
  branchAt(bench, epoch, epoch > 0 ? { untilEpoch: epoch } : { paused: true });

/** What a run knows that has come as far as a checkpoint. */
function begun(parent: RunRecord, experiment: Experiment, id: string, checkpoint: RunCheckpoint | null): RunRecord {
  const until = checkpoint?.epoch ?? -1;
  const { prepared, started, history, telemetry = [] } = parent;
  return {
    ...newRunRecord(id, experiment),
    prepared,
    started,
    history: history.filter((point) => point.epoch < until),
    telemetry: telemetry.filter((point) => point.epoch < until),
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
