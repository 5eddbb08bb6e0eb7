import { add, div, mul, sqrt, square, sub, tidy, type Tensor } from "@tensorflow/tfjs-core";
import { hasKernel, runOwnKernel } from "./own-kernel";

export interface AdamState {
  readonly parameters: readonly Tensor[];
  /** Running mean of the gradient, and of its square: a tensor for each parameter tensor. */
  readonly firstMoments: readonly Tensor[];
  readonly secondMoments: readonly Tensor[];
}

export interface AdamSettings {
  /** η √(1 − β₂ᵗ) / (1 − β₁ᵗ): the learning rate with both bias corrections. */
  readonly correctedRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** η λ of AdamW: the share by which a parameter shrinks before its step; 0 for Adam. */
  readonly shrink: number;
}

/**
 * One step of Adam or AdamW for every parameter tensor: m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v),
 * θ ← θ(1 − shrink) − rate · m / (√v + ε). The old tensors are given away: a kernel may write into their memory where
 * nobody shares it. Who calls disposes them unread.
 * @returns new tensors. Source: Kingma and Ba 2015; Loshchilov and Hutter 2019.
 */
export function adamStep(state: AdamState, gradients: readonly Tensor[], settings: AdamSettings): AdamState {
  const { parameters, firstMoments, secondMoments } = state;
  const count = parameters.length;
  if (hasKernel("AdamStep")) {
    const next = runOwnKernel("AdamStep", [...parameters, ...gradients, ...firstMoments, ...secondMoments], settings);
    return {
      parameters: next.slice(0, count),
      firstMoments: next.slice(count, 2 * count),
      secondMoments: next.slice(2 * count),
    };
  }
  const next = parameters.map((parameter, i) =>
    composed(parameter, gradients[i], firstMoments[i], secondMoments[i], settings),
  );
  return {
    parameters: next.map(([parameter]) => parameter),
    firstMoments: next.map(([, first]) => first),
    secondMoments: next.map(([, , second]) => second),
  };
}

type Moved = [parameter: Tensor, first: Tensor, second: Tensor];

function composed(
  parameter: Tensor,
  gradient: Tensor | undefined,
  first: Tensor | undefined,
  second: Tensor | undefined,
  { correctedRate, beta1, beta2, epsilon, shrink }: AdamSettings,
): Moved {
  if (!gradient || !first || !second) throw new RangeError("A gradient and two moments for each parameter");
  return tidy(() => {
    const m = add(first, mul(sub(gradient, first), 1 - beta1));
    const v = add(second, mul(sub(square(gradient), second), 1 - beta2));
    const move = div(mul(m, correctedRate), add(sqrt(v), epsilon));
    return [sub(shrink > 0 ? mul(parameter, 1 - shrink) : parameter, move), m, v] as Moved;
  });
}
