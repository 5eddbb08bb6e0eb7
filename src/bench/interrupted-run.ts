import type { Experiment } from "../experiment/experiment";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { RunRecord } from "../experiment/run-record";

/** A run that was left in the middle, by a closed tab or a lost worker, and what it needs to go on. */
export interface InterruptedRun {
  readonly run: RunRecord;
  readonly checkpoint: RunCheckpoint;
}

/** What an interrupted run goes on with: its own Experiment, as it was tuned. The seal stays as it is in hand. */
export function ownExperiment({ run, checkpoint }: InterruptedRun, inHand: Experiment): Experiment {
  const { learningRate, l2 } = checkpoint.tuned ?? {};
  const tuned = { ...(learningRate !== undefined && { learningRate }), ...(l2 !== undefined && { l2 }) };
  return { ...run.experiment, training: { ...run.experiment.training, ...tuned }, evaluation: inHand.evaluation };
}
