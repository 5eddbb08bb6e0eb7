import type { Experiment } from "../experiment/experiment";

/** Whether two experiments train the same model. Opening the sealed test measures a run; it does not make it another one. */
export const sameTraining = (a: Experiment, b: Experiment): boolean =>
  JSON.stringify({ ...a, evaluation: null }) === JSON.stringify({ ...b, evaluation: null });
