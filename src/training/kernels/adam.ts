import { add, concat, div, mul, reshape, slice, split, sqrt, square, sub, type Tensor } from "@tensorflow/tfjs-core";
import { registeredKernel, type KernelInputs } from "./registered-kernel";

/** θ ← θ · keep − rate · m / (√v + ε), with m and v the running means of gradient and squared gradient. */
export interface AdamNumbers {
  readonly beta1: number;
  readonly beta2: number;
  /** The learning rate with both bias corrections in it: η √(1 − β₂ᵗ) / (1 − β₁ᵗ). */
  readonly rate: number;
  /** Times √(1 − β₂ᵗ) where ε is meant to stand beside the corrected √v̂. */
  readonly epsilon: number;
  /** 1 − η · weight decay; 1 without. */
  readonly keep: number;
}

/** The optimizer's memory: m of all parameters, then v of all parameters, [2 × total], in the parameters' order. */
export interface AdamMoments {
  tensor: Tensor;
}

/**
 * One step of Adam over all parameters at once. Call within `tidy`; whoever owns the moments keeps them.
 *
 * Kernel "LearningCurveAdam": inputs `moments`, `p0`, `g0`, `p1`, `g1`, …; numbers as in AdamNumbers. It writes the moments in
 * place and returns the new parameters.
 *
 * @param parameters are given away: a kernel may write into their memory where nothing shares it. Dispose them, do not read them.
 * @param gradients of the parameters' shapes.
 * @param moments are read and replaced, or written in place; a replaced tensor is neither kept nor disposed here.
 * @returns the new parameters, of the same shapes. Source: Kingma and Ba 2015; decay: Loshchilov and Hutter 2019.
 */
export function adamStep(
  parameters: readonly Tensor[],
  gradients: readonly Tensor[],
  moments: AdamMoments,
  numbers: AdamNumbers,
): readonly Tensor[] {
  const kernel = registeredKernel("LearningCurveAdam");
  if (kernel) {
    const inputs: Record<string, KernelInputs[string]> = { moments: moments.tensor };
    parameters.forEach((parameter, i) => (inputs[`p${i}`] = parameter));
    gradients.forEach((gradient, i) => (inputs[`g${i}`] = gradient));
    return kernel(inputs, { ...numbers });
  }
  const [theta, gradient] = [flat(parameters), flat(gradients)]; // [total]
  const total = theta.size;
  const first = slice(moments.tensor, 0, total);
  const second = slice(moments.tensor, total, total);
  const m = add(first, mul(sub(gradient, first), 1 - numbers.beta1));
  const v = add(second, mul(sub(square(gradient), second), 1 - numbers.beta2));
  moments.tensor = concat([m, v]);
  const kept = numbers.keep === 1 ? theta : mul(theta, numbers.keep);
  const next = sub(kept, div(mul(m, numbers.rate), add(sqrt(v), numbers.epsilon)));
  const sizes = parameters.map(({ size }) => size);
  const parts = sizes.length > 1 ? split(next, sizes) : [next];
  return parts.map((part, i) => reshape(part, parameters[i]?.shape ?? []));
}

function flat(tensors: readonly Tensor[]): Tensor {
  const rows = tensors.map((tensor) => reshape(tensor, [-1]));
  const [only] = rows;
  return only && rows.length === 1 ? only : concat(rows);
}
