import type { RunRecord } from "../experiment/run-record";
import type { InterruptedRun } from "./interrupted-run";

/** What lies on a bench from the start, beside its Experiment. */
export interface BenchStart {
  readonly kept?: readonly RunRecord[];
  readonly run?: RunRecord | null;
  readonly openings?: number;
  /** The learner's own file, where the Experiment is made with one. */
  readonly file?: Blob | null;
  readonly left?: InterruptedRun | null;
}
