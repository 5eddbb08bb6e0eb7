import { leastVariance, newest } from "../batch-norm";
import type { PlannedLayer } from "../layer-plan";
import type { DenseKernels } from "./dense-kernels";
import { clearMissingRows, panelsOf } from "./panels";
import type { LayerPlaces } from "./work-places";

/** From a layer's sums, at `normal`, to what its activation sees, at `a`; the batch is put among the running statistics. */
export function normalizeBatch(
  kernels: DenseKernels,
  { units, biasAt, norm }: PlannedLayer,
  { normal, mean, variance, factor, a }: LayerPlaces,
  weightsAt: number,
  statistics: Float32Array,
  rows: number,
): void {
  if (!norm) return;
  const { heap } = kernels;
  if (rows > 1) kernels.moments(normal, mean, variance, units, rows);
  const unbiased = rows / (rows - 1);
  for (let u = 0; u < units; u++) {
    const [runningMean, runningVariance] = [norm.meanAt + u, norm.varianceAt + u];
    if (rows > 1) {
      moveTowards(statistics, runningMean, heap[mean + u] as number);
      moveTowards(statistics, runningVariance, (heap[variance + u] as number) * unbiased);
    } else {
      heap[mean + u] = statistics[runningMean] as number;
      heap[variance + u] = statistics[runningVariance] as number;
    }
    heap[factor + u] = 1 / Math.sqrt((heap[variance + u] as number) + leastVariance);
  }
  kernels.normalize(normal, mean, factor, weightsAt + norm.scaleAt, weightsAt + biasAt, a, panelsOf(rows), units);
}

/** Back from the slopes by what the activation saw to those by the layer's sums, in place; scale and shift get theirs. */
export function slopeOfNorm(
  kernels: DenseKernels,
  { units, biasAt, norm }: PlannedLayer,
  { normal, factor }: LayerPlaces,
  weightsAt: number,
  gradientAt: number,
  delta: number,
  rows: number,
): void {
  if (!norm) return;
  const { scaleAt } = norm;
  const share = rows > 1 ? 1 / rows : 0;
  const [scale, byScale, byShift] = [weightsAt + scaleAt, gradientAt + scaleAt, gradientAt + biasAt];
  kernels.normalizeSlope(delta, normal, scale, factor, byScale, byShift, panelsOf(rows), units, share);
  clearMissingRows(kernels.heap, delta, units, rows);
}

function moveTowards(running: Float32Array, at: number, value: number): void {
  running[at] = (1 - newest) * (running[at] as number) + newest * value;
}
