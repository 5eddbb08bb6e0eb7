import type { HandWeight } from "../experiment/hand-weights";
import type { Training, TrainingChange } from "../experiment/training";
import { settingsAt, withChange, type Adjustments } from "../experiment/training-changes";

/** The settings of a run at its present moment: as the Experiment plans them, and as they are adjusted while it runs. */
export class LiveSettings {
  private training: Training;
  private now: Training;
  /** The next moment at which something changes. */
  private nextAt = -1;
  /** Numbers to be set by hand, the next first. */
  private toSet: { readonly atEpoch: number; readonly weights: readonly HandWeight[] }[];

  /** @param fromEpoch epochs done when it begins: what a checkpoint of then holds is not set again */
  constructor(training: Training, fromEpoch = 0) {
    this.training = training;
    this.now = training;
    const first = { atEpoch: 0, weights: training.weights ?? [] };
    this.toSet = [first, ...this.changes.map(({ atEpoch, weights = [] }) => ({ atEpoch, weights }))]
      .filter(({ atEpoch, weights }) => weights.length > 0 && atEpoch >= fromEpoch)
      .sort((a, b) => a.atEpoch - b.atEpoch);
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

  /** The numbers whose moment to be set by hand has come; each once. */
  weightsDue(epoch: number): readonly HandWeight[] {
    if ((this.toSet[0]?.atEpoch ?? Infinity) > epoch) return [];
    const due = this.toSet.filter(({ atEpoch }) => atEpoch <= epoch);
    this.toSet = this.toSet.slice(due.length);
    return due.flatMap(({ weights }) => weights);
  }

  /** Adjusts from now on. @returns what a run from the start would have to change to go the same way. */
  adjust(epoch: number, adjustments: Adjustments): TrainingChange {
    const change = { atEpoch: epoch, ...adjustments };
    this.training = { ...this.training, changes: withChange(this.training.changes, change) };
    if (change.weights) this.toSet = [{ atEpoch: epoch, weights: change.weights }, ...this.toSet];
    this.nextAt = -1;
    return change;
  }
}
