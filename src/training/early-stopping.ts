import { isError, type Measure } from "../experiment/measures";
import type { Metrics } from "../experiment/run-event";
import type { StoppingState } from "../experiment/run-checkpoint";
import type { Model, ModelCheckpoint } from "../models/family";

/** Keeps the weights of the best epoch so far, and says when to give up. Source: Prechelt 1998. Owns its checkpoint. */
export class EarlyStopping {
  private kept: ModelCheckpoint | null = null;
  /** Turned, where more is better, so that less is. */
  private best = Infinity;
  bestEpoch = 0;

  constructor(
    private readonly model: Model,
    private readonly patience: number,
    private readonly metric: Measure = "loss",
  ) {}

  /** Takes an epoch's metrics on the validation rows; what they do not say is not watched. */
  seen(epoch: number, validation: Metrics): void {
    const measured = validation[this.metric] ?? NaN;
    const value = isError(this.metric) ? measured : -measured;
    if (value < this.best) {
      this.best = value;
      this.bestEpoch = epoch;
      this.kept?.dispose();
      this.kept = this.model.checkpoint();
    }
  }

  /** Whether `patience` epochs brought nothing. Never, where nothing was measured. */
  isOver(epoch: number): boolean {
    return this.best < Infinity && epoch - this.bestEpoch >= this.patience;
  }

  /** null before the first epoch. */
  async save(): Promise<StoppingState | null> {
    return this.kept && { epoch: this.bestEpoch, loss: this.best, layers: await this.kept.inspect() };
  }

  /** Goes on from what `save` gave. The model is left with the best epoch's weights. */
  load({ epoch, loss, layers }: StoppingState): void {
    this.bestEpoch = epoch;
    this.best = loss;
    this.kept?.dispose();
    this.model.load(layers);
    this.kept = this.model.checkpoint();
  }

  /** Puts the best epoch's weights back. */
  restore(): void {
    this.kept?.restore();
  }

  dispose(): void {
    this.kept?.dispose();
    this.kept = null;
  }
}
