import type { BackendDecision } from "./run-event";

/** Loss by learning rate, the rate raised step by step on a model that is thrown away afterwards. */
export interface RateSweep {
  /** Rising rates; the loss after a step with each, on the same sample of training rows. */
  readonly points: readonly { readonly learningRate: number; readonly loss: number }[];
  /** Where the loss falls fastest; null where it never fell. */
  readonly suggestion: number | null;
  /** Whether it was ended by a loss that ran away, rather than by the last rate. */
  readonly diverged: boolean;
}

/** What a training will take, found out by a few steps of it. */
export interface TrainingTrial {
  readonly decision: BackendDecision;
  readonly parameters: number;
  /** Memory on the backend, at most. */
  readonly bytes: number;
  readonly trainingRows: number;
  readonly stepsPerEpoch: number;
  /** Epochs planned, changes in mid-run included; measuring between them included. */
  readonly epochs: number;
  readonly secondsPerEpoch: number;
  readonly sweep: RateSweep | null;
}
