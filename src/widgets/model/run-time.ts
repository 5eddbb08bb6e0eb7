/** What decides how long a training takes. */
export interface TrainingWork {
  readonly trainingRows: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** Multiply-adds of one row's forward pass. */
  readonly multiplyAdds: number;
}

// Measured with our own loops in wasm, on a machine of which most are half as fast again: what one step costs at least, and
// how fast products are.
const secondsPerStep = 3e-6;
const multiplyAddsPerSecond = 8e9;
/** The loop measures for at most as long as it trains. */
const withMeasuring = 2;
/** A run that should be done in a blink says little of how fast a machine is. */
const tellingSeconds = 0.2;

/** A rough guess in seconds; forward and backward are about three forward passes. */
export function trainingSeconds({ trainingRows, epochs, batchSize, multiplyAdds }: TrainingWork): number {
  const steps = epochs * Math.ceil(trainingRows / batchSize);
  const products = (epochs * trainingRows * 3 * multiplyAdds) / multiplyAddsPerSecond;
  return withMeasuring * (steps * secondsPerStep + products);
}

/** The guess, corrected by how wrong it was for a run that was measured on this machine (between a tenth and ten times). */
export function calibrated(
  guess: number,
  measured: { readonly seconds: number; readonly guess: number } | null,
): number {
  if (!measured || measured.guess < tellingSeconds || measured.seconds <= 0) return guess;
  return guess * Math.min(10, Math.max(0.1, measured.seconds / measured.guess));
}
