import type { ColumnDetail, Correlations } from "../experiment/column-detail";
import type { DataSource } from "../experiment/data-source";
import type { Experiment } from "../experiment/experiment";
import type { Outcome } from "../experiment/failure";
import type { LossAnswer, LossRequest, PreparedRow } from "../experiment/loss-request";
import type { PreparationStep } from "../experiment/preparation";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { PreparationNote, RunEvent, RunResult } from "../experiment/run-event";
import type { SplitPreview } from "../experiment/split-preview";
import type { TableProfile, TableWindow } from "../experiment/table-profile";
import type { TableQuery } from "../experiment/table-query";
import type { TrainedModel } from "../experiment/trained-model";
import type { Adjustments } from "../experiment/training-changes";
import type { TrainingTrial } from "../experiment/training-trial";

/** The worker's first message, once it listens. */
export const labReady = "lab-ready";

/**
 * The only list of what crosses between the page and the lab worker. comlink carries it. Expected failures cross as
 * values; cancelling is a message of its own, since an AbortSignal cannot cross.
 */
export interface LabProtocol {
  /** Answers at once; the watchdog's heartbeat. */
  ping(): Promise<"pong">;
  /**
   * Reads, types and profiles a table and keeps it under `tableId`. `file` only for a learner's own.
   * Closing a table that is being opened cancels that.
   */
  open(
    tableId: string,
    source: DataSource,
    file: Blob | null,
    reading: Experiment["reading"],
    report: (done: number, total: number) => void,
  ): Promise<Outcome<TableProfile>>;
  close(tableId: string): Promise<void>;
  /** A file's SHA-256 in hex; null where the page is not secure and there is none. Fails with "file/unreadable". */
  digest(file: Blob): Promise<Outcome<string | null>>;
  /** A window of the table, after the first `steps` preparation steps of `experiment` (row and cell repairs; not encoding or scaling). */
  rows(tableId: string, request: RowsRequest): Promise<Outcome<TableWindow>>;
  /** The table's profile after the first `steps` preparation steps, with what each of those did. */
  preview(tableId: string, experiment: Experiment, steps: number): Promise<Outcome<PreparationPreview>>;
  /** One column looked at closely, after the first `steps` steps; null where there is none of that name (any more). */
  column(tableId: string, experiment: Experiment, steps: number, name: string): Promise<Outcome<ColumnDetail | null>>;
  /** How columns of numbers go with each other, after the first `steps` steps. */
  correlations(tableId: string, experiment: Experiment, steps: number): Promise<Outcome<Correlations>>;
  /**
   * Which rows would stand in which part, what stands on both sides, and a few rows; those `asked` for (0-based, as they
   * came in) among them.
   */
  parts(tableId: string, experiment: Experiment, asked?: readonly number[]): Promise<Outcome<SplitPreview>>;
  /** The explicit steps that "auto" stands for on this table. */
  plan(tableId: string, experiment: Experiment): Promise<Outcome<readonly PreparationStep[]>>;
  /** The loss on the training rows at places of a plane; what one `view` asks ends what it asked before, with "worker/cancelled". */
  losses(tableId: string, experiment: Experiment, request: LossRequest, view: string): Promise<Outcome<LossAnswer>>;
  /** A training row (0-based) as the network gets it. */
  preparedRow(tableId: string, experiment: Experiment, at: number): Promise<Outcome<PreparedRow>>;
  /** Trains. Settles when the run has ended; `report` gets events in batches, at most ten a second. */
  run(
    runId: string,
    tableId: string,
    experiment: Experiment,
    options: RunOptions,
    report: (events: readonly RunEvent[]) => void,
  ): Promise<Outcome<RunResult>>;
  /** What a training takes, by a few steps of it; with a `sweep`, the loss by learning rate. `cancel` ends it, too. */
  tryTraining(
    trialId: string,
    tableId: string,
    experiment: Experiment,
    sweep: boolean,
  ): Promise<Outcome<TrainingTrial>>;
  control(runId: string, command: RunCommand): Promise<void>;
  cancel(runId: string): Promise<void>;
  /** The table after its preparation, as CSV; or the preparation as Python, with the files it reads. */
  exportTable(tableId: string, experiment: Experiment, kind: TableExportKind): Promise<Outcome<ExportedFile>>;
  /** One raw row (column → text as typed) through preparation and model. */
  predict(model: TrainedModel, row: Readonly<Record<string, string>>): Promise<Outcome<Prediction>>;
  /** A file to download: "html" one page that predicts offline, "tfjs" a zip with model.json and weights.bin, "card" Markdown. */
  exportModel(model: TrainedModel, kind: ExportKind): Promise<Outcome<ExportedFile>>;
  /** Reads back what `exportModel(…, "tfjs")` wrote. */
  importModel(name: string, bytes: ArrayBuffer): Promise<Outcome<TrainedModel>>;
}

export interface RowsRequest extends TableQuery {
  readonly from: number;
  readonly count: number;
  readonly experiment?: Experiment;
  readonly steps?: number;
  /** Who asks: what one view asks next ends what it asked before, which then fails with "worker/cancelled". */
  readonly view?: string;
  /** A row of the table as it came (0-based) whose place among these is wanted. */
  readonly find?: number;
}

export interface PreparationPreview {
  readonly profile: TableProfile;
  readonly notes: readonly PreparationNote[];
}

export interface RunOptions {
  /** Sends snapshots of the weights, with unit maps where the model has two inputs. */
  readonly snapshots: boolean;
  /** Starts paused before the first update (to go batch by batch). */
  readonly paused: boolean;
  /** Epochs a second at most; 0 is as fast as it can. */
  readonly epochsPerSecond: number;
  /** Pauses when so many epochs are done. */
  readonly untilEpoch?: number | undefined;
  /** Goes on from here instead of from new weights. */
  readonly resumeFrom?: RunCheckpoint | undefined;
  /** The GPU was lost again and again: another backend is to be taken, whatever was asked for. */
  readonly withoutGpu?: boolean;
}

export type RunCommand =
  | { readonly kind: "pause" }
  | { readonly kind: "resume" }
  /** Does one unit, then pauses. */
  | { readonly kind: "step"; readonly unit: "batch" | "epoch" }
  | { readonly kind: "speed"; readonly epochsPerSecond: number }
  /** Takes effect with the next batch, without a reset; a "changed" event says when that was. */
  | { readonly kind: "set"; readonly values: Adjustments }
  /** Goes on until so many epochs are done, then pauses. */
  | { readonly kind: "run-to"; readonly epoch: number }
  /** Stops here and evaluates, as if the epochs were over. */
  | { readonly kind: "finish" };

export interface Prediction {
  /** Class probabilities in the order of the model's classes, or one value. */
  readonly output: readonly number[];
  readonly label: string;
}

export type TableExportKind = "csv" | "python";

export type ExportKind = "html" | "tfjs" | "card";

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}
