import type { Task } from "../experiment/experiment";
import type { ModelSpec } from "../experiment/model-spec";
import type { DenseWeights } from "../experiment/run-event";
import type { Optimizer } from "./optimizer";

/** What a page may know of a model family without loading TensorFlow.js: `src/models/<id>/meta.ts`, default export. */
export interface FamilyMeta {
  /** The folder's name, and the Experiment's `model.family`. */
  readonly id: string;
  readonly names: Readonly<Record<"en", string>>;
  /** Trainable numbers of a model with `inputs` features and `outputs` units (see `outputUnits`). */
  parameterCount(spec: ModelSpec, inputs: number, outputs: number): number;
  /** Multiply-adds of one row's forward pass: by it a backend is chosen. */
  multiplyAdds(spec: ModelSpec, inputs: number, outputs: number): number;
  /** False where nothing is fitted by gradients, so that there are no epochs to speak of. */
  readonly iterative: boolean;
}

/** What a model is built for. */
export interface ModelShape {
  readonly task: Task;
  readonly inputs: number;
  /** Number of classes; 0 for regression. */
  readonly classes: number;
}

/** Rows to learn from: x [rows, inputs] row-major; y [rows] class indices or standardized targets. */
export interface TrainingRows {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly rows: number;
}

/** What the loop hands a model to fit itself with. `l2` is read before every batch: it may change in mid-run. */
export interface Fit {
  readonly data: TrainingRows;
  readonly batchSize: number;
  readonly optimizer: Optimizer;
  /** Epoch to start with, 0-based: every epoch draws from a stream of its own, so that a resumed run repeats nothing. */
  readonly fromEpoch: number;
  readonly seed: number;
  /** Weight of each class's rows [classes], mean 1 over the training rows; null weighs all rows alike. */
  readonly classWeights: Float32Array | null;
  l2(): number;
}

/** One unit of work that was just done: a batch, a split, a tree, an episode. */
export interface Unit {
  /** Units of one epoch. */
  readonly unitsPerEpoch: number;
  readonly endsEpoch: boolean;
}

/** A model with its numbers on the backend that is set when it is built. Whoever builds it disposes it. */
export interface Model {
  readonly parameters: number;
  /** Does one unit of work each time it is asked; ends when there is nothing left to learn, else never. */
  units(fit: Fit): Generator<Unit, void, void>;
  /** @param x [rows, inputs]. @returns class probabilities [rows, classes], or [rows] standardized values. */
  predict(x: Float32Array, rows: number): Promise<Float32Array>;
  /** Dense layers, input to output, as plain numbers: for wires, maps, storage and export. */
  inspect(): Promise<readonly DenseWeights[]>;
  /** A cheap copy of the present weights, kept on the backend until it is restored or forgotten. */
  checkpoint(): ModelCheckpoint;
  /** Takes over weights that `inspect` gave. Fails with "model/shape" where they do not fit. */
  load(layers: readonly DenseWeights[]): void;
  dispose(): void;
}

export interface ModelCheckpoint {
  restore(): void;
  /** Its weights, as `Model.inspect` gives them. */
  inspect(): Promise<readonly DenseWeights[]>;
  dispose(): void;
}

/** The heavy half of a family: `src/models/<id>/family.ts`, default export; loaded when a run asks for it. */
export interface ModelFamily {
  readonly id: string;
  build(spec: ModelSpec, shape: ModelShape, seed: number): Model;
}
