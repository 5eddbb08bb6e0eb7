import type { Training } from "../experiment/model-spec";

/**
 * The learning rate's factor at a moment of the training.
 * @param progress share of the planned epochs done, 0 to 1. Source of "cosine": Loshchilov and Hutter 2017, without restarts.
 */
export function scheduleFactor(schedule: Training["schedule"], progress: number): number {
  switch (schedule) {
    case "cosine":
      return 0.5 * (1 + Math.cos(Math.PI * Math.min(1, Math.max(0, progress))));
    case "constant":
    case undefined:
      return 1;
    default:
      schedule satisfies never;
      return 1;
  }
}
