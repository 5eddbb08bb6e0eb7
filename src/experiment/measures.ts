/** What a run may be measured by while it trains, and be told to stop by. */
export const measures = ["loss", "accuracy", "macroF1", "auc", "rmse", "mae", "r2", "explained"] as const;
export type Measure = (typeof measures)[number];

/** Errors are best at 0; all others are shares, best at 1. */
export const isError = (measure: Measure): boolean => measure === "loss" || measure === "rmse" || measure === "mae";

/** Whether one value of a measure is better than another. */
export const isBetter = (measure: Measure, value: number, than: number): boolean =>
  isError(measure) ? value < than : value > than;
