import type { StoppingState } from "../experiment/run-checkpoint";
import type { Model, ModelCheckpoint } from "../models/family";

/** Keeps the weights of the best epoch so far, and says when to give up. Source: Prechelt 1998. Owns its checkpoint. */
export class EarlyStopping {
  private kept: ModelCheckpoint | null = null;
  private bestLoss = Infinity;
  bestEpoch = 0;

  constructor(
    private readonly model: Model,
    private readonly patience: number,
  ) {}

  /** Takes an epoch's validation loss. */
  seen(epoch: number, validationLoss: number): void {
    if (validationLoss < this.bestLoss) {
      this.bestLoss = validationLoss;
      this.bestEpoch = epoch;
      this.kept?.dispose();
      this.kept = this.model.checkpoint();
    }
  }

  /** Whether `patience` epochs brought nothing. Never, where there is no validation loss. */
  isOver(epoch: number): boolean {
    return this.bestLoss < Infinity && epoch - this.bestEpoch >= this.patience;
  }

  /** null before the first epoch. */
  async save(): Promise<StoppingState | null> {
    return this.kept && { epoch: this.bestEpoch, loss: this.bestLoss, layers: await this.kept.inspect() };
  }

  /** Goes on from what `save` gave. The model is left with the best epoch's weights. */
  load({ epoch, loss, layers }: StoppingState): void {
    this.bestEpoch = epoch;
    this.bestLoss = loss;
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
