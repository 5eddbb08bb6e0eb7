/** What an optimizer remembers from step to step, as plain data: with it, a run goes on exactly where it was. */
export interface OptimizerState {
  readonly steps: number;
  /** sgd: none; momentum: velocity; rmsprop: mean square; adam, adamw: first and second moment; each [parameters]. */
  readonly slots: readonly Float32Array[];
}
