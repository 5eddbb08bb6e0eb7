import type { Task } from "../experiment/experiment";
import type { Learns } from "../experiment/learns";
import type { ModelSpec } from "../experiment/model-spec";
import type { LayerTelemetry } from "../experiment/layer-telemetry";
import type { OptimizerState } from "../experiment/optimizer-state";
import type { DenseWeights } from "../experiment/run-event";
import type { OptimizerName, Training } from "../experiment/training";
import type { Engine } from "./engine";
import type { UnitsAt } from "./mlp/maps";

/** What a page may know of a model family without loading TensorFlow.js: `src/models/<id>/meta.ts`, default export. */
export interface FamilyMeta {
  /** The folder's name, and the Experiment's `model.family`. */
  readonly id: string;
  /** Trainable numbers of a model with `inputs` features and `outputs` units (see `outputUnits`). */
  parameterCount(spec: ModelSpec, inputs: number, outputs: number): number;
  /** Multiply-adds of one row's forward pass: by it a backend is chosen. */
  multiplyAdds(spec: ModelSpec, inputs: number, outputs: number): number;
  /** What it learns: to predict the target, to sort rows into groups, or to say its own inputs again. */
  readonly learns: Learns;
  /** False where nothing is fitted by gradients, so that there are no epochs to speak of. */
  readonly iterative: boolean;
  /** Whether it has loops of its own for the processor; else TensorFlow.js works there, too. */
  readonly ownLoops: boolean;
}

/** What a model is built for. */
export interface ModelShape {
  readonly task: Task;
  readonly inputs: number;
  /** Number of classes or groups; 0 where there are none. */
  readonly classes: number;
}

/**
 * Rows to learn from: x [rows, inputs] row-major; y [rows] class indices, or [rows, outputs] what linear units should say:
 * a standardized target, or x itself where the inputs are rebuilt. Clustering looks at x alone.
 */
export interface TrainingRows {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly rows: number;
}

/** The settings in force for one batch. `batchSize` and `optimizer` change only where an epoch begins. */
export interface StepSettings {
  readonly batchSize: number;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  /** momentum: the share of the velocity that a step keeps; adam and adamw: β₁. 0.9 where it is not said. */
  readonly momentum?: number;
  /** adamw: the share of every parameter, times the learning rate, that a step takes away before it is made. */
  readonly weightDecay: number;
  /** Weight of Σ |kernel| in the loss. */
  readonly l1: number;
  /** Weight of Σ kernel² in the loss. */
  readonly l2: number;
  /** Holds the gradient of the whole loss, penalties included, before the optimizer sees it. */
  readonly clip: { readonly by: "norm" | "value"; readonly at: number } | null;
}

/** What the loop hands a model to fit itself with. */
export interface Fit {
  readonly data: TrainingRows;
  /** Epoch to start with, 0-based: every epoch draws from a stream of its own, so that a resumed run repeats nothing. */
  readonly fromEpoch: number;
  readonly seed: number;
  /** Weight of each class's rows [classes], mean 1 over the training rows; null weighs all rows alike. */
  readonly classWeights: Float32Array | null;
  /** Asked before every batch: settings may change in mid-run. */
  settings(): StepSettings;
}

/** One unit of work that was just done: a batch, a split, a tree, an episode. */
export interface Unit {
  /** Units of one epoch. */
  readonly unitsPerEpoch: number;
  readonly endsEpoch: boolean;
}

/** A model with its numbers, and those of its optimizer, where its engine keeps them. Whoever builds it disposes it. */
export interface Model {
  readonly parameters: number;
  /** Takes its first numbers from the training rows, where they come from there, and not from the seed alone. */
  begin?(data: TrainingRows, seed: number): void;
  /** Does one unit of work each time it is asked; ends when there is nothing left to learn, else never. */
  units(fit: Fit): Generator<Unit, void, void>;
  /** @param x [rows, inputs]. @returns class or group probabilities [rows, classes], or [rows, outputs] standardized values. */
  predict(x: Float32Array, rows: number): Promise<Float32Array>;
  /** Dense layers, input to output, as plain numbers: for wires, maps, storage and export. */
  inspect(): Promise<readonly DenseWeights[]>;
  /** A cheap copy of the present weights, kept on the backend until it is restored or forgotten. */
  checkpoint(): ModelCheckpoint;
  /** Takes over weights that `inspect` gave. Fails with "model/shape" where they do not fit. */
  load(layers: readonly DenseWeights[]): void;
  /** What the optimizer remembers: with it and the weights, a training goes on as if nothing had been. */
  optimizerState(): Promise<OptimizerState>;
  loadOptimizer(state: OptimizerState): void;
  /**
   * How each layer fares, on a sample of the training rows. A sample bounds what it costs.
   * @param before the weights before the last step, as `inspect` gave them; null where no step was watched
   */
  telemetry(sample: TrainingRows, before: readonly DenseWeights[] | null): Promise<readonly LayerTelemetry[]>;
  /** Activations as maps want them (`mlp/maps.ts`), where the engine has them at hand. */
  readonly unitsAt?: UnitsAt;
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
  /** @param training the settings that training begins with: its optimizer, the size of its batches */
  build(spec: ModelSpec, shape: ModelShape, seed: number, training: Training, engine: Engine): Promise<Model>;
}
