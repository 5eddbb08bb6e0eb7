import { add, customGrad, mul, square, sub, tanh, type Tensor } from "@tensorflow/tfjs-core";
import { hasKernel, runOwnKernel } from "./own-kernel";

/** √(2/π) */
const inner = 0.7978845608028654;
const cubic = 0.044715;

/** x/2 · (1 + tanh(√(2/π)(x + 0.044715 x³))), of any shape. Source: Hendrycks and Gimpel 2016. */
export function gelu<T extends Tensor>(x: T): T {
  if (!hasKernel("Gelu")) {
    const cube = mul(mul(x, x), x);
    return mul(mul(x, 0.5), add(tanh(mul(add(x, mul(cube, cubic)), inner)), 1));
  }
  const op = customGrad((a, save) => {
    const [y] = [runOwnKernel("Gelu", { x: a as Tensor })].flat();
    if (!y) throw new Error("Gelu gives a tensor");
    (save as (tensors: Tensor[]) => void)([a as Tensor]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [sx] = saved as [Tensor];
        return [runOwnKernel("GeluGrad", { x: sx, dy })].flat()[0] as Tensor;
      },
    };
  });
  return op(x) as T;
}

/** The slope of `gelu` at x, composed. */
export function geluSlope(x: Tensor): Tensor {
  const squared = square(x);
  const t = tanh(mul(mul(x, add(mul(squared, cubic), 1)), inner));
  const within = mul(add(mul(squared, 3 * cubic), 1), inner);
  return add(mul(add(t, 1), 0.5), mul(mul(x, 0.5), mul(sub(1, square(t)), within)));
}
