import { keep, tensor1d, tensor2d, tidy, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { createRandom, type Random } from "../../experiment/random";
import type { OptimizerState } from "../../experiment/optimizer-state";
import type { DenseWeights } from "../../experiment/run-event";
import type { OptimizerName } from "../../experiment/training";
import { clipGradient } from "../../training/clip-gradient";
import { askForKernels } from "../../training/kernels/ask-for-kernels";
import { createOptimizer } from "../../training/optimizers";
import type { LayerTelemetry } from "../../experiment/layer-telemetry";
import type { Fit, Model, ModelCheckpoint, ModelShape, StepSettings, TrainingRows, Unit } from "../family";
import { usualMomentum, type Optimizer } from "../optimizer";
import { dense, gradient } from "./backpropagation";
import { dropoutMask } from "./batch";
import { checkBatchSize } from "./batch-norm";
import { DeviceRows, type BatchTensors } from "./device-rows";
import { firstStatistics, layersOf, numbersOf } from "./flat-layers";
import { bothClasses } from "./forward";
import { initialWeights } from "./initial-weights";
import type { PlannedLayer } from "./layer-plan";
import { denseTelemetry } from "./layer-telemetry";
import { foldedTensors } from "./norm-tensors";

/** Rows of one forward pass: bounds what the activations take. */
const predictedAtOnce = 4096;
/** So many of them are asked for before the first is waited for: a card works on while it is read. */
const askedAtOnce = 8;

/** A stack of dense layers. Its numbers are one flat tensor, replaced whole by every step. */
export class Network implements Model {
  readonly parameters: number;
  private weights: Tensor1D;
  /** Batch norm's running means and variances; null where no layer has it. */
  private statistics: Tensor1D | null;
  private optimizer: Optimizer;
  /** Those of the training under way. */
  private rows: DeviceRows | null = null;

  constructor(
    private readonly plan: readonly PlannedLayer[],
    private readonly shape: ModelShape,
    seed: number,
    private optimizerName: OptimizerName,
  ) {
    const first = initialWeights(plan, seed);
    this.parameters = first.length;
    this.weights = tensor1d(first);
    this.statistics = statisticsOf(firstStatistics(plan));
    this.optimizer = createOptimizer(optimizerName, 0);
  }

  /** One that takes the backend's kernels for what its layers have. */
  static async withKernels(...given: ConstructorParameters<typeof Network>): Promise<Network> {
    const [plan] = given;
    if (plan.some(({ norm }) => norm)) await askForKernels(["BatchNorm", "BatchNormGrad"]);
    return new Network(...given);
  }

  *units(fit: Fit): Generator<Unit, void, void> {
    const { data } = fit;
    const order = new Int32Array(data.rows);
    this.rows?.dispose();
    const rows = (this.rows = new DeviceRows(fit, this.shape));
    for (let epoch = fit.fromEpoch; ; epoch++) {
      const { batchSize, optimizer } = fit.settings();
      checkBatchSize(this.plan, batchSize);
      this.takeOptimizer(optimizer);
      const unitsPerEpoch = Math.ceil(data.rows / batchSize);
      for (let i = 0; i < order.length; i++) order[i] = i;
      createRandom(fit.seed, `batches:${epoch}`).shuffle(order);
      rows.arrange(order, batchSize);
      const dropout = createRandom(fit.seed, `dropout:${epoch}`);
      for (let from = 0; from < data.rows; from += batchSize) {
        this.step(() => rows.batch(from), fit.settings(), dropout);
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

  private step(batch: () => BatchTensors, settings: StepSettings, dropout: Random): void {
    this.optimizer.learningRate = settings.learningRate;
    this.optimizer.weightDecay = settings.weightDecay;
    this.optimizer.momentum = settings.momentum ?? usualMomentum;
    const [weights, statistics] = tidy((): [Tensor1D] | [Tensor1D, Tensor1D] => {
      const { x, target, share } = batch();
      const [rows] = x.shape;
      const masks = this.plan.map(({ units, dropout: rate }): Tensor2D | null =>
        rate > 0 ? tensor2d(dropoutMask(rows * units, rate, dropout), [rows, units]) : null,
      );
      const slope = gradient(this.plan, this.weights, x, target, share, masks, settings, this.statistics);
      const next = this.optimizer.step(this.weights, clipGradient(slope.gradient, settings.clip));
      return slope.statistics ? [next, slope.statistics] : [next];
    });
    this.replace({ weights, statistics: statistics ?? null });
  }

  async predict(x: Float32Array, rows: number): Promise<Float32Array> {
    const outputs = this.plan.at(-1)?.units ?? 1;
    const output = new Float32Array(rows * outputs);
    const { inputs } = this.shape;
    for (let from = 0; from < rows; from += askedAtOnce * predictedAtOnce) {
      const parts: { readonly from: number; readonly output: Tensor2D }[] = [];
      const until = Math.min(rows, from + askedAtOnce * predictedAtOnce);
      for (let first = from; first < until; first += predictedAtOnce) {
        const end = Math.min(until, first + predictedAtOnce);
        const part = x.subarray(first * inputs, end * inputs);
        parts.push({ from: first, output: tidy(() => this.forward(part, end - first)) });
      }
      try {
        const numbers = await Promise.all(parts.map((part) => part.output.data<"float32">()));
        numbers.forEach((part, i) => output.set(part, (parts[i]?.from ?? 0) * outputs));
      } finally {
        for (const part of parts) part.output.dispose();
      }
    }
    return this.plan.at(-1)?.activation === "sigmoid" ? bothClasses(output) : output;
  }

  private forward(x: Float32Array, rows: number): Tensor2D {
    return this.plan.reduce<Tensor2D>(
      (a, layer) => {
        const { kernel, bias } = foldedTensors(layer, this.weights, this.statistics);
        return dense(a, kernel, bias, layer.activation);
      },
      tensor2d(x, [rows, this.shape.inputs]),
    ); // [rows, outputs]
  }

  inspect(): Promise<readonly DenseWeights[]> {
    return this.layersOf(this.weights, this.statistics);
  }

  private async layersOf(weights: Tensor1D, statistics: Tensor1D | null): Promise<readonly DenseWeights[]> {
    const [flat, seen] = await Promise.all([weights.data<"float32">(), statistics?.data<"float32">()]);
    return layersOf(this.plan, flat, seen);
  }

  load(layers: readonly DenseWeights[]): void {
    const { flat, statistics } = numbersOf(this.plan, layers);
    this.replace({ weights: tensor1d(flat), statistics: statisticsOf(statistics) });
  }

  checkpoint(): ModelCheckpoint {
    // These share the numbers: a step never writes into them.
    const weights = keep(this.weights.clone());
    const statistics = this.statistics && keep(this.statistics.clone());
    return {
      restore: () => this.replace({ weights: weights.clone(), statistics: statistics && statistics.clone() }),
      inspect: () => this.layersOf(weights, statistics),
      dispose: () => {
        weights.dispose();
        statistics?.dispose();
      },
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
    this.rows?.dispose();
    this.weights.dispose();
    this.statistics?.dispose();
    this.optimizer.dispose();
  }

  private replace({ weights, statistics }: Numbers): void {
    this.weights.dispose();
    this.statistics?.dispose();
    this.weights = keep(weights);
    this.statistics = statistics && keep(statistics);
  }
}

type Numbers = { readonly weights: Tensor1D; readonly statistics: Tensor1D | null };

const statisticsOf = (numbers: Float32Array): Tensor1D | null => (numbers.length > 0 ? tensor1d(numbers) : null);
