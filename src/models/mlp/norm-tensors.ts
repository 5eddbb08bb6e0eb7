import {
  add,
  concat,
  mean,
  mul,
  rsqrt,
  slice1d,
  square,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import { leastVariance, newest } from "./batch-norm";
import type { PlannedLayer } from "./layer-plan";

type NormPlaces = NonNullable<PlannedLayer["norm"]>;

/** A batch's way through batch norm: what it took from the rows, and what it needs to come back. */
export interface NormPass {
  /** The sums with mean 0 and variance 1 [rows, units]. */
  readonly normal: Tensor2D;
  /** Those times scale plus shift [rows, units]. */
  readonly value: Tensor2D;
  /** 1 / √(variance + ε) [units] */
  readonly factor: Tensor1D;
  /** Running mean, then running variance, this batch among them [2 units]. */
  readonly statistics: Tensor1D;
}

/** Forward in training. Call within `tidy`. @param sums [rows, units] @param statistics those of all layers */
export function normalized(
  sums: Tensor2D,
  scale: Tensor1D,
  shift: Tensor1D,
  statistics: Tensor1D,
  { meanAt }: NormPlaces,
): NormPass {
  const [rows, units] = sums.shape;
  const running = slice1d(statistics, meanAt, 2 * units);
  const middle = rows > 1 ? mean<Tensor1D>(sums, 0) : slice1d(running, 0, units);
  const off = sub<Tensor2D>(sums, middle);
  const variance = rows > 1 ? mean<Tensor1D>(square(off), 0) : slice1d(running, units, units);
  const factor = rsqrt(add<Tensor1D>(variance, leastVariance));
  const normal = mul<Tensor2D>(off, factor);
  const batch = rows > 1 ? concat([middle, mul(variance, rows / (rows - 1))]) : running;
  return {
    normal,
    value: add<Tensor2D>(mul(normal, scale), shift),
    factor,
    statistics: rows > 1 ? add(mul(running, 1 - newest), mul(batch, newest)) : running,
  };
}

/** Back: from the slopes by what the activation saw [rows, units] to those by the sums, and by the scale [units]. */
export function normSlopes(
  delta: Tensor2D,
  byShift: Tensor1D,
  { normal, factor }: NormPass,
  scale: Tensor1D,
): { readonly delta: Tensor2D; readonly byScale: Tensor1D } {
  const [rows] = delta.shape;
  const byScale = sum<Tensor1D>(mul(delta, normal), 0);
  const held = add(byShift, mul(normal, byScale));
  const free = rows > 1 ? sub(delta, mul(held, 1 / rows)) : delta;
  return { delta: mul(free, mul(scale, factor)), byScale };
}

/** Kernel and bias of a layer without batch norm that answers as this one does. */
export function foldedTensors(
  kernel: Tensor2D,
  shift: Tensor1D,
  scale: Tensor1D,
  statistics: Tensor1D,
  { meanAt, varianceAt }: NormPlaces,
): { readonly kernel: Tensor2D; readonly bias: Tensor1D } {
  const { size } = scale;
  const factor = mul<Tensor1D>(scale, rsqrt(add(slice1d(statistics, varianceAt, size), leastVariance)));
  return { kernel: mul(kernel, factor), bias: sub(shift, mul(slice1d(statistics, meanAt, size), factor)) };
}
