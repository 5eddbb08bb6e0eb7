/**
 * The loops of batch norm, each unit by itself; places and panels as in `DenseKernels`. What a batch does not fill of its
 * last panel is kept out of the statistics.
 */
export interface NormKernels {
  /** mean[u], and variance[u] = Σ (values − mean)² / rows. */
  moments(values: number, mean: number, variance: number, units: number, rows: number): void;
  /** values[p][u] ← (values − mean[u]) factor[u]; to[p][u] = values · scale[u] + shift[u] */
  normalize(
    values: number,
    mean: number,
    factor: number,
    scale: number,
    shift: number,
    to: number,
    panels: number,
    units: number,
  ): void;
  /**
   * Back through `normalize`: byScale[u] = Σ delta normal, byShift[u] = Σ delta, and then
   * delta[p][u] ← scale[u] factor[u] (delta − share (byShift[u] + normal byScale[u])).
   * @param share 1 / rows where mean and factor are the batch's own, 0 where they were given
   */
  normalizeSlope(
    delta: number,
    normal: number,
    scale: number,
    factor: number,
    byScale: number,
    byShift: number,
    panels: number,
    units: number,
    share: number,
  ): void;
}
