import { FailureError } from "../../experiment/failure";
import type { BatchNorm, DenseWeights } from "../../experiment/run-event";
import type { PlannedLayer } from "./layer-plan";

/**
 * Batch norm: in training a unit's sums are brought to mean 0 and variance 1 over the rows of the batch, then times a
 * trained scale plus a trained shift; the shift stands where a layer without it has its bias. To predict, means and
 * variances of the batches so far, as they run, stand in the batch's place. A batch of a single row, which an epoch may end
 * with, has no variance: it is trained on with the running ones and leaves them alone.
 * Source: Ioffe and Szegedy 2015; what runs, and how, is PyTorch's.
 */
export const leastVariance = 1e-5;

/** The share that a batch has in what runs; its variance is taken there as Σ (sum − mean)² / (rows − 1). */
export const newest = 0.1;

/** Throws FailureError "model/batch-of-one" where every batch would be a single row. */
export function checkBatchSize(plan: readonly PlannedLayer[], batchSize: number): void {
  if (batchSize === 1 && plan.some(({ norm }) => norm)) {
    throw new FailureError({ code: "model/batch-of-one", field: "training.batchSize" });
  }
}

/** As a layer without batch norm that answers the same. @param into kernel [inputs, units] and bias [units], overwritten */
export function foldInto(
  { kernel, scale, shift, mean, variance }: BatchNorm,
  into: { readonly kernel: Float32Array; readonly bias: Float32Array },
): void {
  const units = scale.length;
  const factors = new Float64Array(units);
  for (let u = 0; u < units; u++) {
    const factor = (scale[u] as number) / Math.sqrt((variance[u] as number) + leastVariance);
    factors[u] = factor;
    into.bias[u] = (shift[u] as number) - (mean[u] as number) * factor;
  }
  for (let row = 0; row < kernel.length; row += units) {
    for (let u = 0; u < units; u++) into.kernel[row + u] = (kernel[row + u] as number) * (factors[u] as number);
  }
}

/** Layers to look at, without what only training needs. */
export const answering = (layers: readonly DenseWeights[]): readonly DenseWeights[] =>
  layers.map(({ norm: _, ...layer }) => layer);

/** A layer that never had batch norm, as one with it that answers the same. */
export const unfolded = ({
  kernel,
  bias,
}: {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}): BatchNorm => ({
  kernel,
  scale: new Float32Array(bias.length).fill(1),
  shift: bias,
  mean: new Float32Array(bias.length),
  variance: new Float32Array(bias.length).fill(1 - leastVariance),
});
