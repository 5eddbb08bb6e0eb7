import { keep, scalar, tensor1d, tensor2d, tidy, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { FailureError } from "../../experiment/failure";
import { createRandom, type Random } from "../../experiment/random";
import type { OptimizerState } from "../../experiment/optimizer-state";
import type { DenseWeights } from "../../experiment/run-event";
import type { OptimizerName } from "../../experiment/training";
import { clipGradient } from "../../training/clip-gradient";
import { createOptimizer } from "../../training/optimizers";
import type { LayerTelemetry } from "../../experiment/layer-telemetry";
import type { Fit, Model, ModelCheckpoint, ModelShape, StepSettings, TrainingRows, Unit } from "../family";
import { usualMomentum, type Optimizer } from "../optimizer";
import { cutLayers, dense, gradient } from "./backpropagation";
import { dropoutMask, gatherBatch } from "./batch";
import { bothClasses } from "./forward";
import { initialWeights } from "./initial-weights";
import type { PlannedLayer } from "./layer-plan";
import { denseTelemetry } from "./layer-telemetry";

/** Rows of one forward pass: bounds what the activations take. */
const predictedAtOnce = 4096;

/** A stack of dense layers. Its numbers are one flat tensor, replaced whole by every step. */
export class Network implements Model {
  readonly parameters: number;
  private weights: Tensor1D;
  private optimizer: Optimizer;

  constructor(
    private readonly plan: readonly PlannedLayer[],
    private readonly shape: ModelShape,
    seed: number,
    private optimizerName: OptimizerName,
  ) {
    const first = initialWeights(plan, seed);
    this.parameters = first.length;
    this.weights = tensor1d(first);
    this.optimizer = createOptimizer(optimizerName, 0);
  }

  *units(fit: Fit): Generator<Unit, void, void> {
    const { data } = fit;
    const order = new Int32Array(data.rows);
    for (let epoch = fit.fromEpoch; ; epoch++) {
      const { batchSize, optimizer } = fit.settings();
      this.takeOptimizer(optimizer);
      const unitsPerEpoch = Math.ceil(data.rows / batchSize);
      for (let i = 0; i < order.length; i++) order[i] = i;
      createRandom(fit.seed, `batches:${epoch}`).shuffle(order);
      const dropout = createRandom(fit.seed, `dropout:${epoch}`);
      for (let from = 0; from < data.rows; from += batchSize) {
        this.step(fit, fit.settings(), order.subarray(from, from + batchSize), dropout);
        yield { unitsPerEpoch, endsEpoch: from + batchSize >= data.rows };
      }
    }
  }

  /** Another optimizer begins with nothing to remember. */
  private takeOptimizer(name: OptimizerName): void {
    if (name === this.optimizerName) return;
    this.optimizer.dispose();
    this.optimizer = createOptimizer(name, 0);
    this.optimizerName = name;
  }

  private step(fit: Fit, settings: StepSettings, order: Int32Array, dropout: Random): void {
    const batch = gatherBatch(fit.data, this.shape, order, fit.classWeights);
    const outputs = batch.target.length / batch.rows;
    // The slope of squared error is 2 (output − target); several numbers of a row share it.
    const factor = this.plan.at(-1)?.activation === "linear" ? 2 / outputs : 1;
    this.optimizer.learningRate = settings.learningRate;
    this.optimizer.weightDecay = settings.weightDecay;
    this.optimizer.momentum = settings.momentum ?? usualMomentum;
    const next = tidy(() => {
      const x = tensor2d(batch.x, [batch.rows, this.shape.inputs]);
      const target = tensor2d(batch.target, [batch.rows, outputs]);
      const share = batch.share ? tensor2d(batch.share, [batch.rows, 1]) : scalar(factor / batch.rows);
      const masks = this.plan.map(({ units, dropout: rate }): Tensor2D | null =>
        rate > 0 ? tensor2d(dropoutMask(batch.rows * units, rate, dropout), [batch.rows, units]) : null,
      );
      const slope = gradient(this.plan, this.weights, x, target, share, masks, settings);
      return this.optimizer.step(this.weights, clipGradient(slope, settings.clip));
    });
    this.replace(next);
  }

  async predict(x: Float32Array, rows: number): Promise<Float32Array> {
    const outputs = this.plan.at(-1)?.units ?? 1;
    const output = new Float32Array(rows * outputs);
    for (let from = 0; from < rows; from += predictedAtOnce) {
      const count = Math.min(predictedAtOnce, rows - from);
      const part = tidy(() =>
        this.forward(x.subarray(from * this.shape.inputs, (from + count) * this.shape.inputs), count),
      );
      try {
        output.set(await part.data<"float32">(), from * outputs);
      } finally {
        part.dispose();
      }
    }
    return this.plan.at(-1)?.activation === "sigmoid" ? bothClasses(output) : output;
  }

  private forward(x: Float32Array, rows: number): Tensor2D {
    const layers = cutLayers(this.plan, this.weights);
    return layers.reduce<Tensor2D>(
      (a, layer, i) => dense(a, layer, this.plan[i]?.activation ?? "linear"),
      tensor2d(x, [rows, this.shape.inputs]),
    ); // [rows, outputs]
  }

  inspect(): Promise<readonly DenseWeights[]> {
    return this.layersOf(this.weights);
  }

  private async layersOf(weights: Tensor1D): Promise<readonly DenseWeights[]> {
    const flat = await weights.data<"float32">();
    return this.plan.map(({ inputs, units, activation, kernelAt, biasAt }) => ({
      inputs,
      units,
      activation,
      kernel: flat.slice(kernelAt, biasAt),
      bias: flat.slice(biasAt, biasAt + units),
    }));
  }

  load(layers: readonly DenseWeights[]): void {
    const flat = new Float32Array(this.parameters);
    const fits =
      layers.length === this.plan.length &&
      this.plan.every(({ inputs, units, kernelAt, biasAt }, i) => {
        const layer = layers[i];
        if (layer?.kernel.length !== inputs * units || layer.bias.length !== units) return false;
        flat.set(layer.kernel, kernelAt);
        flat.set(layer.bias, biasAt);
        return true;
      });
    if (!fits) throw new FailureError({ code: "model/shape" });
    this.replace(tensor1d(flat));
  }

  checkpoint(): ModelCheckpoint {
    const kept = keep(this.weights.clone()); // shares the numbers: a step never writes into them
    return {
      restore: () => this.replace(kept.clone()),
      inspect: () => this.layersOf(kept),
      dispose: () => kept.dispose(),
    };
  }

  optimizerState(): Promise<OptimizerState> {
    return this.optimizer.save();
  }

  loadOptimizer(state: OptimizerState): void {
    this.optimizer.load(state);
  }

  async telemetry(sample: TrainingRows, before: readonly DenseWeights[] | null): Promise<readonly LayerTelemetry[]> {
    return denseTelemetry(await this.inspect(), before, sample);
  }

  dispose(): void {
    this.weights.dispose();
    this.optimizer.dispose();
  }

  private replace(next: Tensor1D): void {
    this.weights.dispose();
    this.weights = keep(next);
  }
}
