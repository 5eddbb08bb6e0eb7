import {
  add,
  concat,
  mean,
  mul,
  relu,
  rsqrt,
  sigmoid,
  slice1d,
  square,
  sub,
  sum,
  tanh,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import { denseSlopes } from "./dense";
import { hasKernel, runOwnKernel } from "./own-kernel";

/** In the order in which shaders know them by number. */
export const normActivations = ["linear", "relu", "sigmoid", "tanh"] as const;
export type NormActivation = (typeof normActivations)[number];

/** A layer's numbers lie in the vectors of the whole network: to cut them out of it would be a dispatch each. */
export interface NormNumbers {
  /** Here lie scale and shift, [units] each. */
  readonly parameters: Tensor1D;
  /** Here lie the running mean and, right after it, the running variance, [units] each. */
  readonly statistics: Tensor1D;
}
export interface NormSettings {
  readonly scaleAt: number;
  readonly shiftAt: number;
  readonly meanAt: number;
  readonly activation: NormActivation;
  /** Is added to the variance. */
  readonly epsilon: number;
  /** The share of a batch in the running statistics. */
  readonly newest: number;
}

/** A batch's way through batch norm, and back. */
export interface NormPass {
  /** activation(normal · scale + shift) [rows, units], where `normal` are the sums with mean 0 and variance 1. */
  readonly value: Tensor2D;
  /** Running mean, then running variance, this batch among them [2 units]. */
  readonly running: Tensor1D;
  /** @param dy the loss's slope by the value [rows, units] @returns those by the sums [rows, units], shift and scale [units] */
  slopes(dy: Tensor2D): readonly [dsums: Tensor2D, dshift: Tensor, dscale: Tensor];
}

/**
 * Batch norm in training, and the activation after it. A batch of a single row is brought to the running statistics, and
 * leaves them alone. Call within `tidy`. @param sums [rows, units]
 * Source: Ioffe and Szegedy 2015; what runs, and how, is PyTorch's.
 */
export function batchNorm(sums: Tensor2D, numbers: NormNumbers, settings: NormSettings): NormPass {
  if (!hasKernel("BatchNorm")) return composed(sums, numbers, settings);
  // Factors are 1 / √(variance + ε) [units].
  const [value, normal, factor, running] = runOwnKernel("BatchNorm", { sums, ...numbers }, settings);
  if (!value || !normal || !factor || !running) throw new Error("BatchNorm gives rows twice, factors and statistics");
  return {
    value: value as Tensor2D,
    running: running as Tensor1D,
    slopes: (dy) => {
      const { parameters } = numbers;
      const slopes = runOwnKernel("BatchNormGrad", { dy, value, normal, factor, parameters }, settings);
      const [dsums, dshift, dscale] = slopes;
      if (!dsums || !dshift || !dscale) throw new Error("BatchNormGrad gives slopes by sums, by shift and by scale");
      return [dsums as Tensor2D, dshift, dscale];
    },
  };
}

function composed(sums: Tensor2D, { parameters, statistics }: NormNumbers, settings: NormSettings): NormPass {
  const [rows, units] = sums.shape;
  const { scaleAt, shiftAt, meanAt, activation, epsilon, newest } = settings;
  const before = slice1d(statistics, meanAt, 2 * units);
  const middle = rows > 1 ? mean<Tensor1D>(sums, 0) : slice1d(before, 0, units);
  const off = sub<Tensor2D>(sums, middle);
  const variance = rows > 1 ? mean<Tensor1D>(square(off), 0) : slice1d(before, units, units);
  const factor = rsqrt(add<Tensor1D>(variance, epsilon));
  const normal = mul<Tensor2D>(off, factor);
  const batch = rows > 1 ? concat([middle, mul(variance, rows / (rows - 1))]) : before;
  const scale = slice1d(parameters, scaleAt, units);
  const value = activated(add(mul(normal, scale), slice1d(parameters, shiftAt, units)), activation);
  return {
    value,
    running: rows > 1 ? add(before, mul(sub(batch, before), newest)) : before,
    slopes: (dy) => {
      const [by, dshift] = denseSlopes(dy, value, activation);
      const dscale = sum<Tensor1D>(mul(by, normal), 0);
      const held = add(dshift, mul(normal, dscale));
      const free = rows > 1 ? sub(by, mul(held, 1 / rows)) : by;
      return [mul(free, mul(scale, factor)), dshift, dscale];
    },
  };
}

function activated(z: Tensor2D, activation: NormActivation): Tensor2D {
  switch (activation) {
    case "linear":
      return z;
    case "relu":
      return relu(z);
    case "sigmoid":
      return sigmoid(z);
    case "tanh":
      return tanh(z);
    default:
      return activation satisfies never;
  }
}
