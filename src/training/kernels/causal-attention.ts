import {
  add,
  customGrad,
  linalg,
  matMul,
  mul,
  ones,
  reshape,
  softmax,
  split,
  sub,
  transpose,
  type Tensor,
  type Tensor3D,
} from "@tensorflow/tfjs-core";
import { hasKernel, runOwnKernel } from "./own-kernel";

/**
 * Every place of a text looks at itself and the places before it: softmax(q kᵀ / √size) v, head by head.
 * @param qkv [texts, places, 3 · width]: queries, keys and values side by side, each of `heads` heads side by side.
 * @returns [texts, places, width]. Source: Vaswani et al. 2017.
 */
export function causalAttention(qkv: Tensor3D, heads: number): Tensor3D {
  if (!hasKernel("CausalAttention")) return composed(qkv, heads);
  const op = customGrad((x, save) => {
    // The weights [texts, heads, places, places], or whatever the gradient's kernel can find them again with.
    const [y, weights] = runOwnKernel("CausalAttention", { qkv: x as Tensor }, { heads });
    if (!y || !weights) throw new Error("CausalAttention gives values and weights");
    (save as (tensors: Tensor[]) => void)([x as Tensor, weights, y]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [sqkv, sweights, sy] = saved as [Tensor, Tensor, Tensor];
        const inputs = { qkv: sqkv, weights: sweights, y: sy, dy };
        return [runOwnKernel("CausalAttentionGrad", inputs, { heads })].flat()[0] as Tensor;
      },
    };
  });
  return op(qkv) as Tensor3D;
}

function composed(qkv: Tensor3D, heads: number): Tensor3D {
  const [texts, places, triple] = qkv.shape;
  const width = triple / 3;
  const size = width / heads;
  const [q, k, v] = split(qkv, 3, 2).map((part) =>
    transpose(reshape(part, [texts, places, heads, size]), [0, 2, 1, 3]),
  ); // each [texts, heads, places, size]
  if (!q || !k || !v) throw new Error("split gives three parts");
  const scores = mul(matMul(q, k, false, true), 1 / Math.sqrt(size)); // [texts, heads, places, places]
  // Zero on and under the diagonal, far below everything above it.
  const later = mul(sub(linalg.bandPart(ones([places, places]), -1, 0), 1), 1e9);
  const seen = matMul(softmax(add(scores, later)), v); // [texts, heads, places, size]
  return reshape(transpose(seen, [0, 2, 1, 3]), [texts, places, width]);
}
