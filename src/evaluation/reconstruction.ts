import type { Metrics } from "../experiment/run-event";

/** [features] the mean of each over these rows. @param x [rows, features] */
export function featureMeans(x: Float32Array, features: number): Float64Array {
  const rows = features > 0 ? x.length / features : 0;
  const means = new Float64Array(features);
  x.forEach((value, at) => (means[at % features] = (means[at % features] ?? 0) + value / rows));
  return means;
}

/** [rows] the mean squared error of each row's numbers. @param output, x [rows, features] */
export function rowErrors(output: Float32Array, x: Float32Array, features: number): Float32Array {
  const errors = new Float32Array(x.length / features);
  x.forEach((value, at) => {
    const row = Math.floor(at / features);
    errors[row] = (errors[row] ?? 0) + ((output[at] ?? 0) - value) ** 2 / features;
  });
  return errors;
}

/**
 * loss: mean squared error a number; explained: 1 − loss / that of answering the means, which is left out where they are
 * right already.
 * @param output, x [rows, features] @param means [features] of the training rows. No rows: no metrics.
 */
export function reconstructionMetrics(output: Float32Array, x: Float32Array, means: Float64Array): Metrics {
  if (x.length === 0) return {};
  let squares = 0;
  let around = 0;
  x.forEach((value, at) => {
    squares += ((output[at] ?? 0) - value) ** 2;
    around += (value - (means[at % means.length] ?? 0)) ** 2;
  });
  const loss = squares / x.length;
  return around > 0 ? { loss, explained: 1 - squares / around } : { loss };
}
