import type { OptimizerState } from "./optimizer-state";
import type { DenseWeights } from "./run-event";

/** What early stopping remembers: the best epoch so far, its weights, and how good it was (a share counts below 0, so that less is better). */
export interface StoppingState {
  readonly epoch: number;
  readonly loss: number;
  readonly layers: readonly DenseWeights[];
}

/** Enough to go on after a reload, a closed tab or a lost worker: a run that goes on from it is the run it would have been. */
export interface RunCheckpoint {
  /** Whole epochs done. */
  readonly epoch: number;
  /** How far the run had come by then; pauses are no training. Absent where an older version kept it: it counts from here. */
  readonly done?: { readonly batches: number; readonly seconds: number };
  readonly model: { readonly layers: readonly DenseWeights[] };
  /** Absent: the optimizer's moments begin anew, so that the run is not quite the one it would have been. */
  readonly optimizer?: OptimizerState;
  readonly stopping?: StoppingState;
}
