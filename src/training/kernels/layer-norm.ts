import {
  add,
  customGrad,
  mean,
  mul,
  rsqrt,
  square,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import { hasKernel, runOwnKernel } from "./own-kernel";

/**
 * Every row to zero mean and unit variance, then scaled and shifted by column.
 * @param x [rows, width] @param gain [width] @param shift [width] @returns [rows, width]
 * Source: Ba, Kiros and Hinton 2016.
 */
export function layerNorm(x: Tensor2D, gain: Tensor1D, shift: Tensor1D, epsilon = 1e-5): Tensor2D {
  if (!hasKernel("LayerNorm")) return composed(x, gain, shift, epsilon);
  const op = customGrad((a, b, c, save) => {
    const inputs = { x: a as Tensor, gain: b as Tensor, shift: c as Tensor };
    // Of each row: the mean, and one over the deviation.
    const [y, means, scales] = runOwnKernel("LayerNorm", inputs, { epsilon });
    if (!y || !means || !scales) throw new Error("LayerNorm gives rows, means and scales");
    (save as (tensors: Tensor[]) => void)([inputs.x, inputs.gain, means, scales]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [sx, sgain, smeans, sscales] = saved as [Tensor, Tensor, Tensor, Tensor];
        return runOwnKernel("LayerNormGrad", { x: sx, gain: sgain, means: smeans, scales: sscales, dy }); // dx, dgain, dshift
      },
    };
  });
  return op(x, gain, shift) as Tensor2D;
}

function composed(x: Tensor2D, gain: Tensor1D, shift: Tensor1D, epsilon: number): Tensor2D {
  const centred = sub(x, mean(x, 1, true)); // [rows, width]
  const variance = mean(square(centred), 1, true); // [rows, 1]
  return add(mul(mul(centred, rsqrt(add(variance, epsilon))), gain), shift) as Tensor2D;
}
