import type { Training, TrainingChange } from "../experiment/training";
import { settingsAt, withChange, type Adjustments } from "../experiment/training-changes";

/** The settings of a run at its present moment: as the Experiment plans them, and as they are adjusted while it runs. */
export class LiveSettings {
  private training: Training;
  private now: Training;
  /** The next moment at which something changes. */
  private nextAt = -1;

  constructor(training: Training) {
    this.training = training;
    this.now = training;
  }

  /** All changes, those planned and those made. */
  get changes(): readonly TrainingChange[] {
    return this.training.changes ?? [];
  }

  /** @param epoch epochs done; never less than asked for before */
  at(epoch: number): Training {
    if (epoch < this.nextAt) return this.now;
    const moments = this.changes.flatMap(({ atEpoch }) => [atEpoch, Math.ceil(atEpoch)]);
    this.nextAt = Math.min(Infinity, ...moments.filter((moment) => moment > epoch));
    return (this.now = settingsAt(this.training, epoch));
  }

  /** Adjusts from now on. @returns what a run from the start would have to change to go the same way. */
  adjust(epoch: number, adjustments: Adjustments): TrainingChange {
    const change = { atEpoch: epoch, ...adjustments };
    this.training = { ...this.training, changes: withChange(this.training.changes, change) };
    this.nextAt = -1;
    return change;
  }
}
