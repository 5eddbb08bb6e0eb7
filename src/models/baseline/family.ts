import { FailureError } from "../../experiment/failure";
import type { OptimizerState } from "../../experiment/optimizer-state";
import type { DenseWeights } from "../../experiment/run-event";
import type { Fit, Model, ModelCheckpoint, ModelFamily, ModelShape, Unit } from "../family";
import { forward } from "../mlp/forward";
import { outputActivation, outputUnits } from "../output-units";

/** No class is impossible: its logarithm must stay finite. */
const smallestShare = 1e-6;

/** Answers the shares of the classes or the mean of the training rows. One layer with a zero kernel; no tensors. */
class Baseline implements Model {
  readonly parameters: number;
  private bias: Float32Array;

  constructor(private readonly shape: ModelShape) {
    this.parameters = outputUnits(shape);
    this.bias = new Float32Array(this.parameters);
  }

  *units({ data, classWeights, fromEpoch }: Fit): Generator<Unit, void, void> {
    if (fromEpoch > 0) return; // it went on from where it was done
    this.bias = this.shape.task === "regression" ? this.mean(data.y) : this.logShares(data.y, classWeights);
    yield { unitsPerEpoch: 1, endsEpoch: true };
  }

  private mean(y: Float32Array): Float32Array {
    return Float32Array.of(y.reduce((a, b) => a + b, 0) / Math.max(1, y.length));
  }

  private logShares(y: Float32Array, classWeights: Float32Array | null): Float32Array {
    const shares = new Float64Array(this.shape.classes);
    for (const c of y) shares[c] = (shares[c] ?? 0) + (classWeights?.[c] ?? 1) / y.length;
    const logs = Float32Array.from(shares, (share) => Math.log(Math.max(smallestShare, share)));
    // One sigmoid unit gives the second class's log-odds.
    return this.parameters === 1 ? Float32Array.of((logs[1] ?? 0) - (logs[0] ?? 0)) : logs;
  }

  async predict(x: Float32Array, rows: number): Promise<Float32Array> {
    return forward(await this.inspect(), x, rows);
  }

  async inspect(): Promise<readonly DenseWeights[]> {
    const { inputs } = this.shape;
    const units = this.parameters;
    const activation = outputActivation(this.shape);
    return [{ inputs, units, activation, kernel: new Float32Array(inputs * units), bias: this.bias.slice() }];
  }

  load(layers: readonly DenseWeights[]): void {
    const bias = layers[0]?.bias;
    if (layers.length !== 1 || bias?.length !== this.parameters) throw new FailureError({ code: "model/shape" });
    this.bias = bias.slice();
  }

  async optimizerState(): Promise<OptimizerState> {
    return { steps: 0, slots: [] };
  }

  loadOptimizer(): void {
    // Nothing is fitted step by step.
  }

  async telemetry(): Promise<[]> {
    return [];
  }

  checkpoint(): ModelCheckpoint {
    const kept = new Baseline(this.shape);
    kept.bias = this.bias;
    return { restore: () => void (this.bias = kept.bias), inspect: () => kept.inspect(), dispose: () => undefined };
  }

  dispose(): void {
    // Holds no tensors.
  }
}

const baseline: ModelFamily = { id: "baseline", build: async (_spec, shape) => new Baseline(shape) };
export default baseline;
