export interface Spread {
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
}

/** How one layer fares in a training, on a sample of the training rows. */
export interface LayerTelemetry {
  readonly units: number;
  readonly activation: string;
  /** Of the kernel's numbers; biases are left out. */
  readonly weights: Spread;
  /** Of every unit's answer to every row. */
  readonly activations: Spread;
  /** The slope of the mean loss by the kernel's numbers: without penalties, dropout and the weights of classes. */
  readonly gradients: Spread;
  /**
   * The slope of each row's own loss by every unit's sum. Rows do not cancel in it, so it tells how much of a mistake
   * comes back to a layer even where nothing is learned. Runs that were kept before it was taken lack it.
   */
  readonly sumSlopes?: Spread;
  /** relu: units that answer no row. */
  readonly deadUnits: number;
  /** tanh, sigmoid: the share of answers so near to an end that a slope is under a twentieth of the steepest. */
  readonly saturated: number;
  /** ‖step‖ / ‖kernel‖ of the last step; null where none was watched. */
  readonly updateRatio: number | null;
}

/** Root of the mean square: how large the numbers are, whatever their sign. */
export const sizeOf = ({ mean, deviation }: Spread): number => Math.hypot(mean, deviation);
