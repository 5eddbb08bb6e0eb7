/**
 * The loops of batch norm, each unit by itself; places and panels as in `DenseKernels`. What a batch does not fill of its
 * last panel is kept out of all sums. A single row has no variance: it is brought to the running statistics, which it leaves
 * alone.
 */
export interface NormKernels {
  /**
   * to ← values · scale[u] + shift[u], once the values themselves have mean 0 and variance 1 (as Σ (values − mean)² / rows).
   * mean[u] becomes their mean, factor[u] 1 / √(variance + ε); running mean and, `units` further, running variance move towards the batch's.
   */
  normalize(
    values: number,
    scale: number,
    shift: number,
    running: number,
    mean: number,
    factor: number,
    to: number,
    units: number,
    rows: number,
  ): void;
  /**
   * Back through `normalize`: byScale[u] = Σ delta normal, byShift[u] = Σ delta, and then
   * delta[p][u] ← scale[u] factor[u] (delta − (byShift[u] + normal byScale[u]) / rows), zero in rows that are not there.
   */
  normalizeSlope(
    delta: number,
    normal: number,
    scale: number,
    factor: number,
    byScale: number,
    byShift: number,
    units: number,
    rows: number,
  ): void;
}
