import type { Metrics } from "../experiment/run-event";

/**
 * loss: mean squared error of the standardized target, as it was trained; rmse, mae in the target's own unit; r2: the
 * share of the variance explained (not defined, so left out, where the truth does not vary).
 * @param output, truth [rows] in the target's own unit @param scale units of the target for 1 standardized. No rows: no metrics.
 */
export function regressionMetrics(output: Float32Array, truth: Float32Array, scale: number): Metrics {
  const rows = truth.length;
  if (rows === 0) return {};
  let mean = 0;
  for (const t of truth) mean += t / rows;
  let squared = 0;
  let absolute = 0;
  let variance = 0;
  truth.forEach((t, row) => {
    const error = (output[row] ?? 0) - t;
    squared += (error * error) / rows;
    absolute += Math.abs(error) / rows;
    variance += ((t - mean) * (t - mean)) / rows;
  });
  const metrics = { loss: squared / (scale * scale), rmse: Math.sqrt(squared), mae: absolute };
  return variance > 0 ? { ...metrics, r2: 1 - squared / variance } : metrics;
}
