import type { DenseWeights } from "./run-event";

/** Two directions through the space of all weights, from its middle; each list is flat: layer by layer kernel, then bias. */
export interface LossPlane {
  readonly middle: Float64Array;
  readonly directions: readonly [Float64Array, Float64Array];
  /** What is written at the middle on either axis. */
  readonly origin: readonly [number, number];
}

/** Asks for the loss on an Experiment's training rows at places of a plane. */
export interface LossRequest {
  /** The network's form; its numbers are the plane's. */
  readonly layers: readonly DenseWeights[];
  readonly plane: LossPlane;
  /** [places, 2] */
  readonly places: Float64Array;
  /** Asks for the slopes, too. */
  readonly slopes: boolean;
  /** Each place is measured on a batch of its own of so many rows, drawn at random; absent: on all rows. */
  readonly batchSize?: number;
}

export interface LossAnswer {
  /** [places] the mean loss, as the curves show it: without penalties. */
  readonly losses: Float64Array;
  /** [places, 2] the gradient as seen in the plane; empty where it was not asked for. */
  readonly slopes: Float64Array;
  /**
   * [places] how far a batch's gradient is off from that of all rows, over all weights, in degrees; empty where no
   * batches were asked for.
   */
  readonly degreesOff: Float64Array;
  /** Rows that were measured on, of the training rows. */
  readonly rows: number;
  readonly of: number;
}

/** A training row as the network gets it. */
export interface PreparedRow {
  /** [features] */
  readonly x: Float32Array;
  /** Class index, or the standardized target. */
  readonly y: number;
  /** Training rows there are. */
  readonly of: number;
}
