import type { DenseWeights } from "../../experiment/run-event";
import type { TrainingRows } from "../family";
import { activationSlope } from "./activation-slope";
import { activate } from "./forward";

const smallestProbability = 1e-7;

/**
 * Measures the mean loss of networks of one form at any weights, without tensors: as the curves show it, so without
 * penalties. Works in 64 bits on a few short lists that are used again for every row.
 * Source of the gradient: Rumelhart, Hinton and Williams 1986.
 */
export class LossMeter {
  readonly #values: readonly Float64Array[];
  readonly #deltas: readonly Float64Array[];
  readonly #starts: readonly number[];

  /** @param layers the form: their numbers are not looked at. */
  constructor(
    private readonly layers: readonly DenseWeights[],
    private readonly data: TrainingRows,
  ) {
    this.#values = [new Float64Array(layers[0]?.inputs ?? 0), ...layers.map(({ units }) => new Float64Array(units))];
    this.#deltas = layers.map(({ units }) => new Float64Array(units));
    let at = 0;
    this.#starts = layers.map(({ inputs, units }) => (at += (inputs + 1) * units) - (inputs + 1) * units);
  }

  /**
   * @param weights as `flatWeights` @param gradient of the same length: filled with the mean loss's slopes
   * @param order rows that are measured; all where null
   */
  measure(weights: Float64Array, gradient: Float64Array | null = null, order: Int32Array | null = null): number {
    gradient?.fill(0);
    const count = order?.length ?? this.data.rows;
    let loss = 0;
    for (let i = 0; i < count; i++) loss += this.#row(weights, order?.[i] ?? i, gradient);
    gradient?.forEach((slope, i) => (gradient[i] = slope / count));
    return loss / count;
  }

  #row(weights: Float64Array, row: number, gradient: Float64Array | null): number {
    const inputs = this.layers[0]?.inputs ?? 0;
    const first = this.#values[0];
    for (let i = 0; i < inputs; i++) if (first) first[i] = this.data.x[row * inputs + i] ?? 0;
    this.layers.forEach((_, layer) => this.#forward(weights, layer));
    const answer = this.#values.at(-1) ?? new Float64Array(1);
    const deltas = this.#deltas.at(-1) ?? new Float64Array(1);
    const isLinear = this.layers.at(-1)?.activation === "linear";
    const loss = isLinear ? this.#squaredError(answer, row, deltas) : this.#crossEntropy(answer, row, deltas);
    if (!gradient) return loss;
    for (let layer = this.layers.length - 1; layer >= 0; layer--) this.#backward(weights, layer, gradient);
    return loss;
  }

  /** The mean over the row's numbers. */
  #squaredError(answer: Float64Array, row: number, deltas: Float64Array): number {
    const { length } = answer;
    let sum = 0;
    for (let unit = 0; unit < length; unit++) {
      const off = (answer[unit] ?? 0) - (this.data.y[row * length + unit] ?? 0);
      deltas[unit] = (2 * off) / length;
      sum += off * off;
    }
    return sum / length;
  }

  #crossEntropy(answer: Float64Array, row: number, deltas: Float64Array): number {
    const y = this.data.y[row] ?? 0;
    const isSoftmax = this.layers.at(-1)?.activation === "softmax";
    const out = answer[0] ?? 0;
    const right = isSoftmax ? (answer[y] ?? 0) : y === 1 ? out : 1 - out;
    for (let unit = 0; unit < answer.length; unit++)
      deltas[unit] = (answer[unit] ?? 0) - (isSoftmax ? (unit === y ? 1 : 0) : y);
    return -Math.log(Math.max(smallestProbability, right));
  }

  #forward(weights: Float64Array, layer: number): void {
    const shape = this.layers[layer];
    const from = this.#values[layer];
    const to = this.#values[layer + 1];
    if (!shape || !from || !to) return;
    const { inputs, units } = shape;
    const start = this.#starts[layer] ?? 0;
    const biasAt = start + inputs * units;
    for (let u = 0; u < units; u++) to[u] = weights[biasAt + u] ?? 0;
    for (let i = 0; i < inputs; i++) {
      const value = from[i] ?? 0;
      if (value === 0) continue;
      const at = start + i * units;
      for (let u = 0; u < units; u++) to[u] = (to[u] ?? 0) + value * (weights[at + u] ?? 0);
    }
    activate(to, shape.activation, units);
  }

  /** Adds this layer's slopes, and passes the deltas on to the one before. */
  #backward(weights: Float64Array, layer: number, gradient: Float64Array): void {
    const shape = this.layers[layer];
    const seen = this.#values[layer];
    const deltas = this.#deltas[layer];
    if (!shape || !seen || !deltas) return;
    const { inputs, units } = shape;
    const start = this.#starts[layer] ?? 0;
    const before = layer > 0 ? this.#deltas[layer - 1] : null;
    const activation = this.layers[layer - 1]?.activation;
    for (let i = 0; i < inputs; i++) {
      const at = start + i * units;
      const value = seen[i] ?? 0;
      let blame = 0;
      for (let u = 0; u < units; u++) {
        const delta = deltas[u] ?? 0;
        gradient[at + u] = (gradient[at + u] ?? 0) + value * delta;
        blame += delta * (weights[at + u] ?? 0);
      }
      if (before) before[i] = blame * activationSlope(activation, value);
    }
    const biasAt = start + inputs * units;
    for (let u = 0; u < units; u++) gradient[biasAt + u] = (gradient[biasAt + u] ?? 0) + (deltas[u] ?? 0);
  }
}
