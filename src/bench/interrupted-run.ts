import type { Experiment } from "../experiment/experiment";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { RunRecord } from "../experiment/run-record";
import { settingsAt } from "../experiment/training-changes";

/** A run that was left in the middle, by a closed tab or a lost worker, and what it needs to go on. */
export interface InterruptedRun {
  readonly run: RunRecord;
  readonly checkpoint: RunCheckpoint;
}

/** A run as it is taken up: from a checkpoint, or from its first weights. */
export interface RunStart {
  readonly run: RunRecord;
  readonly checkpoint: RunCheckpoint | null;
}

/** What an interrupted run goes on with: its own Experiment, its settings as they were at last. The seal stays as it is in hand. */
export function ownExperiment({ run }: Pick<RunStart, "run">, inHand: Experiment): Experiment {
  const training = settingsAt(run.experiment.training, Infinity);
  return { ...run.experiment, training, evaluation: inHand.evaluation };
}
