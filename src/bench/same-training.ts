import type { Experiment } from "../experiment/experiment";
import { unnamed } from "../experiment/unnamed-steps";

/**
 * Whether two experiments train the same model. Opening the sealed test measures a run; it does not make it another one,
 * and neither does a step's name.
 */
export const sameTraining = (a: Experiment, b: Experiment): boolean => trained(a) === trained(b);

const trained = (one: Experiment): string =>
  JSON.stringify({ ...one, preparation: unnamed(one.preparation), evaluation: null });
