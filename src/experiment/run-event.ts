import type { BackendName, Task } from "./experiment";
import type { Failure } from "./failure";
import type { LayerTelemetry } from "./layer-telemetry";
import type { NoteReason } from "./note-reason";
import type { OptimizerState } from "./optimizer-state";
import type { RunCheckpoint } from "./run-checkpoint";
import type { TrainingChange } from "./training";
import type { TrainedModel } from "./trained-model";

export type Part = "train" | "validation" | "test";

/**
 * loss always; accuracy, macroF1 (and auc for two classes) or rmse, mae, r2 (in the target's own unit). Groups: at the end
 * silhouette, and agreement and purity where labels were held back. Rebuilt inputs: explained.
 */
export type Metrics = Readonly<Record<string, number>>;

/** What one preparation step did to one column (or to the rows), and why: data for a sentence, not the sentence. */
export interface PreparationNote {
  readonly step: string;
  /** Place of the step in the Experiment's preparation, 0-based; absent where no step of it did this (reading, splitting). */
  readonly at?: number;
  readonly column?: string;
  readonly reason: NoteReason;
  /** Cells or rows changed. */
  readonly changed?: number;
  /** Training rows with a value, where a statistic was taken from them. */
  readonly fittedOn?: number;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface RowCounts {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

/** Why a backend was chosen: "asked" | "small-model" | "probe" | "only-one" | "only-way" (of this model) | "fallback". */
export interface BackendDecision {
  readonly backend: BackendName;
  readonly reason: "asked" | "small-model" | "probe" | "only-one" | "only-way" | "fallback";
  /** Backends that were tried and left out, and why. */
  readonly rejected: readonly {
    readonly backend: BackendName;
    /** "not-loaded": its code is not on this device, and there is no network to fetch it. */
    readonly why: "unavailable" | "not-loaded" | "timeout" | "wrong-numbers" | "slower" | "lost" | "too-small";
  }[];
  readonly ms: number;
}

/** Dense layers as plain numbers: kernel [inputs, units] row-major, bias [units]. */
export interface DenseWeights {
  readonly inputs: number;
  readonly units: number;
  readonly activation: string;
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
  /** Where the layer has batch norm, it is folded into kernel and bias; this is what to train on from. */
  readonly norm?: BatchNorm;
}

/** Batch norm of a layer: its own kernel [inputs, units], trained scale and shift, running mean and variance, each [units]. */
export interface BatchNorm {
  readonly kernel: Float32Array;
  readonly scale: Float32Array;
  readonly shift: Float32Array;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/** Every unit's activation over the plane of the two inputs, rows from top (x2 = span) to bottom; models with 2 inputs only. */
export interface UnitMaps {
  /** Raw units of x1 and x2: the maps show [-span, span] on both. */
  readonly span: number;
  readonly size: number;
  /** One entry a hidden layer: [units, size, size]. */
  readonly hidden: readonly Float32Array[];
  readonly fieldSize: number;
  /** Output: probability of the second class [fieldSize, fieldSize] (2 classes), else the class index + its probability / 2. */
  readonly field: Float32Array;
}

/** Predictions for one part, in the order of its rows; of very many rebuilt pictures, for some. */
export interface Predictions {
  readonly part: Part;
  /** Row of the table as it came in, 0-based. */
  readonly sourceRows: Int32Array;
  /** Class index, or the target in its own unit; index of the label that was held back, −1 for none. */
  readonly truth: Float32Array;
  /** [rows, classes] probabilities of classes or groups, [rows] values in the target's own unit, or [rows, features] rebuilt. */
  readonly output: Float32Array;
  /** [rows] of rebuilt rows: the mean squared error of each one's numbers. */
  readonly errors?: Float32Array;
}

/** At most 1,000 training rows. */
export interface RowSample {
  /** Row of the table as it came in, 0-based. */
  readonly sourceRows: Int32Array;
  /** [rows, features], as prepared. */
  readonly x: Float32Array;
  /** Labels of the column that was held back; `labelOf` [rows] counts by them, −1 for none. */
  readonly labels: readonly string[];
  readonly labelOf: Int32Array;
}

export interface RunResult {
  readonly type: "result";
  readonly task: Task;
  readonly target: string;
  /** Groups' names (A, B, C) for clustering; empty for numbers. */
  readonly classes: readonly string[];
  /** Where the target was held back: its labels. */
  readonly labels?: readonly string[];
  readonly backend: BackendName;
  readonly decision: BackendDecision;
  /** From the table to here, without the time in which it was paused. */
  readonly seconds: number;
  readonly parameters: number;
  readonly epochs: number;
  /** Epoch whose weights were kept (early stopping), else the last one. */
  readonly bestEpoch: number;
  /** "early": validation loss fell no more; "target", "time": as the Experiment says when to stop. */
  readonly stopped: "finished" | "early" | "target" | "time" | "cancelled";
  readonly rows: RowCounts;
  /** The test part is empty while the sealed test is closed. */
  readonly metrics: { readonly train: Metrics; readonly validation: Metrics; readonly test: Metrics };
  readonly features: readonly string[];
  /** Raw columns the features came from, with how much validation loss rises when each is shuffled (permutation). */
  readonly importance: readonly { readonly column: string; readonly lossIncrease: number }[];
  readonly preparation: readonly PreparationNote[];
}

export type RunEvent =
  | {
      readonly type: "progress";
      readonly phase: "reading" | "preparing" | "backend" | "training" | "evaluating";
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly type: "prepared";
      readonly task: Task;
      readonly target: string;
      readonly classes: readonly string[];
      readonly labels?: readonly string[];
      readonly rows: RowCounts;
      readonly features: readonly string[];
      readonly preparation: readonly PreparationNote[];
    }
  | {
      readonly type: "started";
      readonly decision: BackendDecision;
      readonly parameters: number;
      readonly epochs: number;
      readonly stepsPerEpoch: number;
    }
  /** Where no target is learned and snapshots are asked for: some training rows as the model gets them, before it trains. */
  | ({ readonly type: "sample" } & RowSample)
  /** One an epoch where reading is free, about ten a second on a GPU. `epoch` counts from 0 (before any update) and may be fractional in the middle of one. */
  | {
      readonly type: "metrics";
      readonly epoch: number;
      readonly step: number;
      readonly train: Metrics;
      readonly validation: Metrics;
      readonly secondsLeft: number;
    }
  /** Weights at that moment, for maps and wires; only where the run was asked for snapshots. */
  | {
      readonly type: "snapshot";
      readonly epoch: number;
      readonly layers: readonly DenseWeights[];
      readonly maps?: UnitMaps;
    }
  /** Weights in between, to be remembered: however fast a run is, its way has some thirty of these and of the metrics. */
  | { readonly type: "look"; readonly epoch: number; readonly layers: readonly DenseWeights[] }
  /** About once a second, at the end of an epoch; and when the run pauses there. */
  | { readonly type: "checkpoint"; readonly checkpoint: RunCheckpoint }
  /** A person adjusted the settings: the Experiment of this run is one with this change. */
  | { readonly type: "changed"; readonly change: TrainingChange }
  /** Layer by layer, input to output; at most twice a second, and at the end. */
  | { readonly type: "telemetry"; readonly epoch: number; readonly layers: readonly LayerTelemetry[] }
  | { readonly type: "paused"; readonly epoch: number }
  /** It goes on from a pause, and not by a single step. */
  | { readonly type: "resumed" }
  | { readonly type: "warning"; readonly warning: Failure }
  /**
   * The trained model with its preparation: enough to predict, save and export; with the optimizer's state where its
   * weights are the last epoch's. Never printed by the command line.
   */
  | { readonly type: "model"; readonly model: TrainedModel; readonly optimizer?: OptimizerState }
  | { readonly type: "predictions"; readonly predictions: Predictions }
  | RunResult
  | { readonly type: "failed"; readonly failure: Failure };
