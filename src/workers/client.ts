import type { ColumnDetail, Correlations } from "../experiment/column-detail";
import type { DataSource } from "../experiment/data-source";
import type { Experiment } from "../experiment/experiment";
import type { Outcome } from "../experiment/failure";
import type { LossAnswer, LossRequest, PreparedRow } from "../experiment/loss-request";
import type { PreparationStep } from "../experiment/preparation";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { TableProfile, TableWindow } from "../experiment/table-profile";
import type { SplitPreview } from "../experiment/split-preview";
import type { TrainedModel } from "../experiment/trained-model";
import type { TrainingTrial } from "../experiment/training-trial";
import type {
  ExportedFile,
  ExportKind,
  Prediction,
  PreparationPreview,
  RowsRequest,
  RunCommand,
  RunOptions,
  TableExportKind,
} from "./protocol";

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

/**
 * The page's side of the lab worker. The worker starts with the first call, not with the page. A call pending on a dead
 * worker is settled with the failure "worker/lost"; a worker that is silent for 5 s is restarted, and the tables that
 * were open are opened again.
 */
export interface LabClient {
  open(
    tableId: string,
    source: DataSource,
    /** A learner's own; a Blob, for the page itself never holds what is in it. */
    file: Blob | null,
    reading: Experiment["reading"],
    options?: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal },
  ): Promise<Outcome<TableProfile>>;
  close(tableId: string): void;
  digest(file: Blob): Promise<Outcome<string | null>>;
  rows(tableId: string, request: RowsRequest): Promise<Outcome<TableWindow>>;
  preview(tableId: string, experiment: Experiment, steps: number): Promise<Outcome<PreparationPreview>>;
  column(tableId: string, experiment: Experiment, steps: number, name: string): Promise<Outcome<ColumnDetail | null>>;
  correlations(tableId: string, experiment: Experiment, steps: number): Promise<Outcome<Correlations>>;
  parts(tableId: string, experiment: Experiment, asked?: readonly number[]): Promise<Outcome<SplitPreview>>;
  plan(tableId: string, experiment: Experiment): Promise<Outcome<readonly PreparationStep[]>>;
  losses(tableId: string, experiment: Experiment, request: LossRequest, view: string): Promise<Outcome<LossAnswer>>;
  preparedRow(tableId: string, experiment: Experiment, at: number): Promise<Outcome<PreparedRow>>;
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
    /** A run whose worker died begins anew. */
    onEvents?: (index: number, events: readonly RunEvent[]) => void,
  ): Promise<Outcome<PoolHandle>>;
  /** What a training takes; see `LabProtocol.tryTraining`. */
  tryTraining(
    tableId: string,
    experiment: Experiment,
    sweep: boolean,
    options?: { signal?: AbortSignal },
  ): Promise<Outcome<TrainingTrial>>;
  exportTable(tableId: string, experiment: Experiment, kind: TableExportKind): Promise<Outcome<ExportedFile>>;
  predict(model: TrainedModel, row: Readonly<Record<string, string>>): Promise<Outcome<Prediction>>;
  exportModel(model: TrainedModel, kind: ExportKind): Promise<Outcome<ExportedFile>>;
  importModel(name: string, bytes: ArrayBuffer): Promise<Outcome<TrainedModel>>;
  dispose(): void;
}
