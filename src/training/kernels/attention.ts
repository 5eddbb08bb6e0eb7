import {
  add,
  concat,
  customGrad,
  log,
  matMul,
  max,
  mul,
  exp,
  reshape,
  split,
  sub,
  sum,
  tensor2d,
  transpose,
  type Tensor,
  type Tensor3D,
} from "@tensorflow/tfjs-core";
import { output, registeredKernel } from "./registered-kernel";

/**
 * Causal self-attention of several heads: each token takes from itself and those before it, by softmax(q · k / √size); with
 * its gradient.
 *
 * Kernel "LearningCurveAttention": input `packed`; number `heads`; returns what is taken [texts, tokens, width] and the
 * logarithm of each softmax's sum [texts, heads, tokens].
 * Kernel "LearningCurveAttentionGrad": inputs `packed`, `mixed`, `logSums`, `slope`; number `heads`; returns the slope by `packed`.
 *
 * @param packed [texts, tokens, 3 × width]: queries, keys and values side by side, each head after head.
 * @param heads divides width. @returns [texts, tokens, width]. Source: Vaswani et al. 2017; Dao et al. 2022 for the kernels.
 */
export function causalAttention(packed: Tensor3D, heads: number): Tensor3D {
  const withGradient = customGrad((...given) => {
    const [qkv, save] = given as [Tensor3D, (tensors: Tensor[]) => void];
    const [mixed, logSums] = forward(qkv, heads);
    save([qkv, mixed, logSums]);
    const gradFunc = (slope: Tensor3D, saved: Tensor[]): Tensor =>
      backward(output(saved, 0) as Tensor3D, output(saved, 1) as Tensor3D, output(saved, 2), slope, heads);
    return { value: mixed, gradFunc: gradFunc as never };
  });
  return withGradient(packed) as Tensor3D;
}

function forward(packed: Tensor3D, heads: number): readonly [mixed: Tensor3D, logSums: Tensor] {
  const kernel = registeredKernel("LearningCurveAttention");
  if (kernel) {
    const outputs = kernel({ packed }, { heads });
    return [output(outputs, 0) as Tensor3D, output(outputs, 1)];
  }
  const [q, k, v] = headsOf(packed, heads);
  const scores = maskedScores(q, k);
  const largest = max(scores, -1, true);
  const logSums = add(log(sum(exp(sub(scores, largest)), -1, true)), largest); // [texts, heads, tokens, 1]
  const mixed = joinHeads(matMul(exp(sub(scores, logSums)), v));
  return [mixed, reshape(logSums, logSums.shape.slice(0, 3))];
}

function backward(packed: Tensor3D, mixed: Tensor3D, logSums: Tensor, slope: Tensor3D, heads: number): Tensor {
  const kernel = registeredKernel("LearningCurveAttentionGrad");
  if (kernel) return output(kernel({ packed, mixed, logSums, slope }, { heads }), 0);
  const [q, k, v] = headsOf(packed, heads);
  const shares = exp(sub(maskedScores(q, k), reshape(logSums, [...logSums.shape, 1]))); // [texts, heads, tokens, tokens]
  const byMixed = splitHeads(slope, heads);
  const byShares = matMul(byMixed, v, false, true);
  const byScores = mul(mul(shares, sub(byShares, sum(mul(byShares, shares), -1, true))), scaleOf(q));
  const byValues = matMul(shares, byMixed, true, false);
  return concat([matMul(byScores, k), matMul(byScores, q, true, false), byValues].map(joinHeads), 2);
}

/** [texts, tokens, 3 × width] → three times [texts, heads, tokens, size]. */
function headsOf(packed: Tensor3D, heads: number): readonly [Tensor, Tensor, Tensor] {
  const [q, k, v] = split(packed, 3, 2).map((part) => splitHeads(part, heads));
  if (!q || !k || !v) throw new Error("split gave fewer than three parts");
  return [q, k, v];
}

function splitHeads(x: Tensor, heads: number): Tensor {
  const [texts = 0, tokens = 0, width = 0] = x.shape;
  return transpose(reshape(x, [texts, tokens, heads, width / heads]), [0, 2, 1, 3]);
}

function joinHeads(x: Tensor): Tensor3D {
  const [texts = 0, heads = 0, tokens = 0, size = 0] = x.shape;
  return reshape(transpose(x, [0, 2, 1, 3]), [texts, tokens, heads * size]);
}

const scaleOf = (q: Tensor): number => 1 / Math.sqrt(q.shape[3] ?? 1);

/** What lies ahead gets a score that exp makes 0. */
function maskedScores(q: Tensor, k: Tensor): Tensor {
  const tokens = q.shape[2] ?? 0;
  const ahead = Float32Array.from({ length: tokens * tokens }, (_, i) => (i % tokens > Math.floor(i / tokens) ? -1e9 : 0));
  return add(mul(matMul(q, k, false, true), scaleOf(q)), tensor2d(ahead, [tokens, tokens]));
}
