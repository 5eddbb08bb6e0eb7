import type { NormKernels } from "./norm-kernels";

/**
 * The loops of a dense network on one memory of 32-bit numbers; every place is an index into `heap`. Rows lie in panels of
 * four, so that a vector holds the same unit of four rows and no width wastes lanes: [rows, units] is [panel][unit][4], the
 * last panel filled up with zeros. Kernels stay [inputs, units], row-major. Nothing is allocated but by `reserve`.
 */
export interface DenseKernels extends NormKernels {
  /** Another view after `reserve`. */
  readonly heap: Float32Array;
  /** Makes the memory at least so large, keeping what is in it; what is new is zero. */
  reserve(floats: number): void;

  /** out[p][u] = bias[u] + Σ x[p][i] kernel[i, u]. `packed` has room for 4 × inputs numbers. */
  dense(
    x: number,
    kernel: number,
    bias: number,
    out: number,
    panels: number,
    inputs: number,
    units: number,
    packed: number,
  ): void;
  /** to[p][i] = Σ delta[p][u] kernel[i, u]: the loss's slope by what the layer saw. */
  back(delta: number, kernel: number, to: number, panels: number, inputs: number, units: number): void;
  /**
   * The loss's slope by the layer's numbers: kernel[i, u] = Σ rows x delta, bias[u] = Σ rows delta. `packed` has room for
   * 4 × panels × (units + 32) numbers.
   */
  slopes(
    x: number,
    delta: number,
    kernel: number,
    bias: number,
    panels: number,
    inputs: number,
    units: number,
    packed: number,
  ): void;

  /** Activations in place, so many vectors of four. */
  relu(values: number, vectors: number): void;
  hyperbolicTangent(values: number, vectors: number): void;
  sigmoid(values: number, vectors: number): void;
  softmax(logits: number, panels: number, units: number): void;

  /** delta ← delta · slope of the activation, which is told from the activation itself. */
  reluSlope(delta: number, activations: number, vectors: number): void;
  hyperbolicTangentSlope(delta: number, activations: number, vectors: number): void;
  sigmoidSlope(delta: number, activations: number, vectors: number): void;
  /** to ← a · b, number by number. */
  multiply(a: number, b: number, to: number, vectors: number): void;
  /** delta[p][u] = (output − target) · share of the row. */
  outputSlope(output: number, target: number, share: number, delta: number, panels: number, units: number): void;
  /** [panel][unit][4] → [unit][row] */
  byUnit(panelled: number, to: number, panels: number, units: number): void;

  /** gradient ← gradient + 2 l2 w + l1 sign w */
  penalize(gradient: number, parameters: number, count: number, l1: number, l2: number): void;
  /** @returns Σ gradient² */
  squares(gradient: number, count: number): number;
  scale(values: number, count: number, factor: number): void;
  /** Holds every number within ±most. */
  bound(gradient: number, count: number, most: number): void;

  /** The optimizers' steps, as training/optimizers.ts has them. */
  sgd(parameters: number, gradient: number, count: number, rate: number): void;
  momentum(parameters: number, gradient: number, velocity: number, count: number, rate: number, kept: number): void;
  rmsprop(parameters: number, gradient: number, mean: number, count: number, rate: number): void;
  /** @param rate with Adam's correction of the first steps in it @param kept β₁ */
  adam(
    parameters: number,
    gradient: number,
    first: number,
    second: number,
    count: number,
    rate: number,
    kept: number,
  ): void;
}
