import {
  add,
  concat,
  fused,
  matMul,
  mul,
  reshape,
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
import { batchNorm, type NormPass, type NormSettings } from "../../training/kernels/batch-norm";
import { denseSlopes } from "../../training/kernels/dense";
import { leastVariance, newest } from "./batch-norm";
import type { PlannedLayer } from "./layer-plan";

/** Cut from the flat vector, [inputs, units]. Call within `tidy`, as the others here. */
export const kernelOf = ({ inputs, units, kernelAt }: PlannedLayer, parameters: Tensor1D): Tensor2D =>
  reshape(slice1d(parameters, kernelAt, inputs * units), [inputs, units]);

/** [units]; batch norm's shift where a layer has it. */
export const biasOf = ({ units, biasAt }: PlannedLayer, parameters: Tensor1D): Tensor1D =>
  slice1d(parameters, biasAt, units);

/** One dense layer, batch norm aside: x [rows, inputs] → [rows, units]. */
export function dense(x: Tensor2D, kernel: Tensor2D, bias: Tensor1D, activation: PlannedLayer["activation"]): Tensor2D {
  const fusable = activation === "relu" || activation === "sigmoid" ? activation : "linear";
  const z = fused.matMul({ a: x, b: kernel, bias, activation: fusable }) as Tensor2D;
  if (activation === "tanh") return tanh(z);
  return activation === "softmax" ? softmax(z) : z;
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
  const kernels = plan.map((layer) => kernelOf(layer, parameters));
  const inputs: Tensor2D[] = [x]; // what each layer sees
  const activations: Tensor2D[] = []; // before dropout
  const norms: (NormPass | null)[] = [];
  plan.forEach((layer, i) => {
    const norm = normSettings(layer);
    const pass =
      norm && statistics ? batchNorm(matMul(at(inputs, i), at(kernels, i)), { parameters, statistics }, norm) : null;
    const a = pass?.value ?? dense(at(inputs, i), at(kernels, i), biasOf(layer, parameters), layer.activation); // [rows, units]
    norms.push(pass);
    const mask = masks[i];
    activations.push(a);
    inputs.push(mask ? mul(a, mask) : a);
  });

  const parts: Tensor[] = [];
  const output = at(activations, plan.length - 1);
  let byOutput = mul<Tensor2D>(sub(output, target), share); // [rows, outputs]
  for (let i = plan.length - 1; i >= 0; i--) {
    const { activation } = at(plan, i);
    // The last activation's slope is part of its loss.
    const hidden = i === plan.length - 1 || activation === "softmax" ? "linear" : activation;
    const [delta, ...byOthers] = norms[i]?.slopes(byOutput) ?? denseSlopes(byOutput, at(activations, i), hidden);
    const kernel = at(kernels, i);
    const byKernel = matMul<Tensor2D>(at(inputs, i), delta, true, false); // [inputs, units]
    const bySquares = l2 > 0 ? add(byKernel, mul(kernel, 2 * l2)) : byKernel;
    const bySizes = l1 > 0 ? add(bySquares, mul(sign(kernel), l1)) : bySquares;
    parts.unshift(reshape(bySizes, [-1]), ...byOthers);
    if (i === 0) break;
    const byInput = matMul<Tensor2D>(delta, kernel, false, true); // [rows, inputs]
    const mask = masks[i - 1];
    byOutput = mask ? mul(byInput, mask) : byInput;
  }
  const seen = norms.flatMap((pass) => pass?.running ?? []);
  return { gradient: concat(parts as Tensor1D[]), statistics: seen.length > 0 ? concat(seen) : null };
}

function normSettings({ activation, biasAt, norm }: PlannedLayer): NormSettings | null {
  if (!norm || activation === "softmax") return null; // a softmax stands at the end only, where no batch norm is
  const { scaleAt, meanAt } = norm;
  return { scaleAt, shiftAt: biasAt, meanAt, activation, epsilon: leastVariance, newest };
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`No layer ${index}`);
  return value;
}
