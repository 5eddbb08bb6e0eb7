/** What decides how long a training takes. */
export interface TrainingWork {
  readonly trainingRows: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** Multiply-adds of one row's forward pass. */
  readonly multiplyAdds: number;
}

// Measured with wasm on a laptop: what one step costs at least, and how fast products are.
const secondsPerStep = 0.0005;
const multiplyAddsPerSecond = 1.5e9;

/** A rough guess in seconds; forward and backward are about three forward passes. */
export function trainingSeconds({ trainingRows, epochs, batchSize, multiplyAdds }: TrainingWork): number {
  const steps = epochs * Math.ceil(trainingRows / batchSize);
  return steps * secondsPerStep + (epochs * trainingRows * 3 * multiplyAdds) / multiplyAddsPerSecond;
}

/** The guess, corrected by how wrong it was for a run that was measured on this machine (between a tenth and ten times). */
export function calibrated(
  guess: number,
  measured: { readonly seconds: number; readonly guess: number } | null,
): number {
  if (!measured || measured.guess <= 0 || measured.seconds <= 0) return guess;
  return guess * Math.min(10, Math.max(0.1, measured.seconds / measured.guess));
}
