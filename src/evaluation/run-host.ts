import type { TrainedModel } from "../experiment/trained-model";
import type { OptimizerState } from "../experiment/optimizer-state";
import type { Backends } from "../training/backends/backends";
import type { Clock } from "../training/clock";
import type { RunControl } from "../training/run-control";

/** What a run needs from where it runs: a worker, the command line, a test. */
export interface RunHost extends Clock {
  readonly backends: Backends;
  readonly control: RunControl;
  /** Sends "snapshot" events: the weights, with unit maps where the model sees the plane of x1 and x2. */
  readonly snapshots: boolean;
  /** Goes on from here. Without the optimizer's state, its moments begin anew: the run is not the one it would have been. */
  readonly resumeFrom?: {
    readonly epoch: number;
    readonly model: Pick<TrainedModel, "layers">;
    readonly optimizer?: OptimizerState;
  };
}
