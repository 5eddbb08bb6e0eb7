import {
  add,
  concat,
  fused,
  matMul,
  mul,
  relu,
  reshape,
  sigmoid,
  sign,
  slice1d,
  softmax,
  sub,
  tanh,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import { denseSlopes } from "../../training/kernels/dense";
import type { PlannedLayer } from "./layer-plan";
import { normalized, normSlopes, type NormPass } from "./norm-tensors";

/** A layer's numbers, cut from the flat vector: kernel [inputs, units], bias [units]. */
export interface LayerTensors {
  readonly kernel: Tensor2D;
  readonly bias: Tensor1D;
  /** Batch norm's, [units]; its shift is the bias. */
  readonly scale: Tensor1D | null;
}

/** Cuts the flat vector into layers. Call within `tidy`. */
export function cutLayers(plan: readonly PlannedLayer[], parameters: Tensor1D): readonly LayerTensors[] {
  return plan.map(({ inputs, units, kernelAt, biasAt, norm }) => ({
    kernel: reshape(slice1d(parameters, kernelAt, inputs * units), [inputs, units]) as Tensor2D,
    bias: slice1d(parameters, biasAt, units),
    scale: norm && slice1d(parameters, norm.scaleAt, units),
  }));
}

/** One dense layer, batch norm aside: x [rows, inputs] → [rows, units]. */
export function dense(
  x: Tensor2D,
  { kernel, bias }: Pick<LayerTensors, "kernel" | "bias">,
  activation: PlannedLayer["activation"],
): Tensor2D {
  const fusable = activation === "relu" || activation === "sigmoid" ? activation : "linear";
  const z = fused.matMul({ a: x, b: kernel, bias, activation: fusable }) as Tensor2D;
  if (activation === "tanh") return tanh(z);
  return activation === "softmax" ? softmax(z) : z;
}

function activated(z: Tensor2D, activation: PlannedLayer["activation"]): Tensor2D {
  switch (activation) {
    case "relu":
      return relu(z);
    case "tanh":
      return tanh(z);
    case "sigmoid":
      return sigmoid(z);
    case "softmax":
      return softmax(z);
    case "linear":
      return z;
    default:
      return activation satisfies never;
  }
}

/**
 * The gradient of a batch's mean loss by the flat parameters, written out rather than taped: a third of the operations,
 * and operations are what a small network's step costs. Cross-entropy from sigmoid or softmax, or squared error: in all
 * three the loss's slope by the output layer's sum is (output − target), times 2 for squared error, which is stable at
 * any size of the sums. Call within `tidy`.
 * @param x [rows, inputs] @param target [rows, outputs]: 0/1, one-hot, or standardized values.
 * @param share each row's share of the mean: a scalar 1/rows, or [rows, 1] where rows are weighted.
 * @param masks dropout masks [rows, units] by hidden layer, already divided by the share kept; null for none.
 * @param penalty weights of Σ |kernel| and Σ kernel² in the loss.
 * @param statistics batch norm's running ones of all layers; null where no layer has it
 * @returns the gradient [parameters], and the statistics with this batch among them
 * Source: Rumelhart, Hinton and Williams 1986.
 */
export function gradient(
  plan: readonly PlannedLayer[],
  parameters: Tensor1D,
  x: Tensor2D,
  target: Tensor2D,
  share: Scalar | Tensor2D,
  masks: readonly (Tensor2D | null)[],
  { l1, l2 }: { readonly l1: number; readonly l2: number },
  statistics: Tensor1D | null = null,
): { readonly gradient: Tensor1D; readonly statistics: Tensor1D | null } {
  const layers = cutLayers(plan, parameters);
  const inputs: Tensor2D[] = [x]; // what each layer sees
  const activations: Tensor2D[] = []; // before dropout
  const norms: (NormPass | null)[] = [];
  plan.forEach(({ activation, norm }, i) => {
    const { kernel, bias, scale } = at(layers, i);
    const pass =
      norm && scale && statistics ? normalized(matMul(at(inputs, i), kernel), scale, bias, statistics, norm) : null;
    const a = pass ? activated(pass.value, activation) : dense(at(inputs, i), at(layers, i), activation); // [rows, units]
    norms.push(pass);
    const mask = masks[i];
    activations.push(a);
    inputs.push(mask ? mul(a, mask) : a);
  });

  const parts: Tensor[] = [];
  const output = at(activations, plan.length - 1);
  let [delta, byBias] = denseSlopes(mul(sub(output, target), share), output, "linear"); // [rows, outputs], [outputs]
  for (let i = plan.length - 1; i >= 0; i--) {
    const { kernel, scale } = at(layers, i);
    const pass = norms[i];
    const back = pass && scale ? normSlopes(delta, byBias as Tensor1D, pass, scale) : null;
    if (back) delta = back.delta;
    const byKernel = matMul<Tensor2D>(at(inputs, i), delta, true, false); // [inputs, units]
    const bySquares = l2 > 0 ? add(byKernel, mul(kernel, 2 * l2)) : byKernel;
    const bySizes = l1 > 0 ? add(bySquares, mul(sign(kernel), l1)) : bySquares;
    parts.unshift(reshape(bySizes, [-1]), byBias, ...(back ? [back.byScale] : []));
    if (i === 0) break;
    const byInput = matMul<Tensor2D>(delta, kernel, false, true); // [rows, inputs]
    const mask = masks[i - 1];
    const { activation } = at(plan, i - 1);
    const hidden = activation === "softmax" ? "linear" : activation; // softmax stands at the end only
    [delta, byBias] = denseSlopes(mask ? mul(byInput, mask) : byInput, at(activations, i - 1), hidden);
  }
  const seen = norms.flatMap((pass) => (pass ? [pass.statistics] : []));
  return { gradient: concat(parts as Tensor1D[]), statistics: seen.length > 0 ? concat(seen) : null };
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`No layer ${index}`);
  return value;
}
