import type { DataSource } from "../experiment/data-source";
import type { Experiment } from "../experiment/experiment";
import type { Outcome } from "../experiment/failure";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { TableProfile } from "../experiment/table-profile";
import type { TrainingTrial } from "../experiment/training-trial";
import type { LabProtocol, RunCommand, RunOptions } from "./protocol";

/** A run under way in the worker. */
export interface RunHandle {
  /** Settles when the run has ended, was cancelled, or its worker died for good. */
  readonly done: Promise<Outcome<RunResult>>;
  control(command: RunCommand): void;
  cancel(): void;
}

/** Runs under way in several workers. */
export interface PoolHandle {
  /** Outcomes in the order of the experiments, once all have one; a cancelled one is "run/cancelled". */
  readonly done: Promise<readonly Outcome<RunResult>[]>;
  cancel(): void;
}

/** What is asked of the worker as it stands in the protocol. */
type Question =
  | "digest"
  | "rows"
  | "preview"
  | "column"
  | "correlations"
  | "parts"
  | "plan"
  | "losses"
  | "preparedRow"
  | "exportTable"
  | "predict"
  | "exportModel"
  | "importModel";

/**
 * The page's side of the lab worker. The worker starts with the first call, not with the page. A call pending on a dead
 * worker is settled with the failure "worker/lost"; a worker that is silent for 5 s is restarted, and the tables that
 * were open are opened again.
 */
export interface LabClient extends Pick<LabProtocol, Question> {
  open(
    tableId: string,
    source: DataSource,
    /** A learner's own; a Blob, for the page itself never holds what is in it. */
    file: Blob | null,
    reading: Experiment["reading"],
    options?: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal },
  ): Promise<Outcome<TableProfile>>;
  close(tableId: string): void;
  run(
    tableId: string,
    experiment: Experiment,
    options: RunOptions,
    onEvents: (events: readonly RunEvent[]) => void,
  ): RunHandle;
  /** Trains several experiments on one table, as many at once as cores and memory allow. */
  runAll(
    tableId: string,
    experiments: readonly Experiment[],
    onOutcome?: (index: number, outcome: Outcome<RunResult>) => void,
    /** A run whose worker died goes on from its last checkpoint, and may repeat what it told. */
    onEvents?: (index: number, events: readonly RunEvent[]) => void,
  ): Promise<Outcome<PoolHandle>>;
  /** What a training takes; see `LabProtocol.tryTraining`. */
  tryTraining(
    tableId: string,
    experiment: Experiment,
    sweep: boolean,
    options?: { signal?: AbortSignal },
  ): Promise<Outcome<TrainingTrial>>;
  dispose(): void;
}
