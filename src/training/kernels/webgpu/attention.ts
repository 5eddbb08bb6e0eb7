import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { GpuBackend } from "./gpu-backend";
import { dispatch, lanes, reductions, room, type Program } from "./program";

/** Where the numbers of a token's head begin in `qkv` (part 0, 1, 2) and in `y`. */
const places = `
  fn packedAt(text: i32, head: i32, token: i32, part: i32) -> i32 {
    return ((text * at.tokens + token) * 3 + part) * at.heads * at.size + head * at.size;
  }
  fn mixedAt(text: i32, head: i32, token: i32) -> i32 {
    return (text * at.tokens + token) * at.heads * at.size + head * at.size;
  }
`;

const numbers = { tokens: "i32", heads: "i32", size: "i32", scale: "f32" } as const;

/** A workgroup takes a query: its lanes first the keys, then the numbers of a value. */
const forward = (tokens: number): Program => ({
  name: "CausalAttention",
  buffers: { qkv: "f32", y: "out", logSums: "out" },
  numbers,
  code: `
    ${reductions}
    ${places}
    var<workgroup> shares: array<f32, ${tokens}>;
    fn run(group: i32, lane: i32) {
      let token = group % at.tokens;
      let head = (group / at.tokens) % at.heads;
      let text = group / (at.tokens * at.heads);
      let q = packedAt(text, head, token, 0);
      var largest = -3.4e38;
      for (var j = lane; j <= token; j += ${lanes}) {
        let k = packedAt(text, head, j, 1);
        var score = 0.0;
        for (var i = 0; i < at.size; i++) { score += qkv[q + i] * qkv[k + i]; }
        shares[j] = score * at.scale;
        largest = max(largest, shares[j]);
      }
      largest = largestOfLanes(lane, largest);
      var sum = 0.0;
      for (var j = lane; j <= token; j += ${lanes}) {
        shares[j] = exp(shares[j] - largest);
        sum += shares[j];
      }
      sum = sumOfLanes(lane, sum);
      for (var i = lane; i < at.size; i += ${lanes}) {
        var mixed = 0.0;
        for (var j = 0; j <= token; j++) { mixed += shares[j] * qkv[packedAt(text, head, j, 2) + i]; }
        y[mixedAt(text, head, token) + i] = mixed / sum;
      }
      if (lane == 0) { logSums[group] = log(sum) + largest; }
    }`,
});

/**
 * The shares are computed again from the sums' logarithms. Half of the workgroups take a query each, half a key with its
 * value. By softmax, ∂score(i, j) = share(i, j) · (dyᵢ · vⱼ − dyᵢ · yᵢ).
 */
const backward = (tokens: number): Program => ({
  name: "CausalAttentionGrad",
  buffers: { qkv: "f32", logSums: "f32", y: "f32", dy: "f32", dqkv: "out" },
  numbers,
  code: `
    ${places}
    var<workgroup> shares: array<f32, ${tokens}>;
    var<workgroup> slopes: array<f32, ${tokens}>;
    fn pair(text: i32, head: i32, i: i32, j: i32, slot: i32) {
      let q = packedAt(text, head, i, 0);
      let k = packedAt(text, head, j, 1);
      let v = packedAt(text, head, j, 2);
      let mixed = mixedAt(text, head, i);
      var score = 0.0;
      var difference = 0.0;
      for (var n = 0; n < at.size; n++) {
        score += qkv[q + n] * qkv[k + n];
        difference += dy[mixed + n] * (qkv[v + n] - y[mixed + n]);
      }
      let share = exp(score * at.scale - logSums[(text * at.heads + head) * at.tokens + i]);
      shares[slot] = share;
      slopes[slot] = share * difference * at.scale;
    }
    fn run(group: i32, lane: i32) {
      let token = (group / 2) % at.tokens;
      let head = (group / 2 / at.tokens) % at.heads;
      let text = group / 2 / (at.tokens * at.heads);
      if (group % 2 == 0) {
        for (var j = lane; j <= token; j += ${lanes}) { pair(text, head, token, j, j); }
        workgroupBarrier();
        for (var n = lane; n < at.size; n += ${lanes}) {
          var byQuery = 0.0;
          for (var j = 0; j <= token; j++) { byQuery += slopes[j] * qkv[packedAt(text, head, j, 1) + n]; }
          dqkv[packedAt(text, head, token, 0) + n] = byQuery;
        }
      } else {
        for (var i = token + lane; i < at.tokens; i += ${lanes}) { pair(text, head, i, token, i); }
        workgroupBarrier();
        for (var n = lane; n < at.size; n += ${lanes}) {
          var byKey = 0.0;
          var byValue = 0.0;
          for (var i = token; i < at.tokens; i++) {
            byKey += slopes[i] * qkv[packedAt(text, head, i, 0) + n];
            byValue += shares[i] * dy[mixedAt(text, head, i) + n];
          }
          dqkv[packedAt(text, head, token, 1) + n] = byKey;
          dqkv[packedAt(text, head, token, 2) + n] = byValue;
        }
      }
    }`,
});

const numbersOf = ({ shape: [, tokens = 0, triple = 0] }: TensorInfo, heads: number) => {
  const size = triple / 3 / heads;
  return { tokens, heads, size, scale: 1 / Math.sqrt(size) };
};

/** A score of every token lies in the memory of a workgroup, on the way back with its slope. */
function checkTokens({ device }: GpuBackend, tokens: number): void {
  const most = Math.floor(device.limits.maxComputeWorkgroupStorageSize / 8) - lanes;
  if (tokens > most) throw new RangeError(`Attention over ${tokens} tokens: at most ${most} on this device`);
}

/** @returns y [texts, tokens, width], and instead of the weights the logarithm of each softmax's sum [texts, heads, tokens] */
export function attention(backend: GpuBackend, qkv: TensorInfo, heads: number): TensorInfo[] {
  const [texts = 0, tokens = 0, triple = 0] = qkv.shape;
  checkTokens(backend, tokens);
  const y = room(backend, [texts, tokens, triple / 3]);
  const logSums = room(backend, [texts, heads, tokens]);
  dispatch(backend, forward(tokens), { qkv, y, logSums }, texts * heads * tokens, numbersOf(qkv, heads));
  return [y, logSums];
}

/** @returns the slope by `qkv` */
export function attentionGrad(
  backend: GpuBackend,
  inputs: Readonly<Record<"qkv" | "logSums" | "y" | "dy", TensorInfo>>,
  heads: number,
): TensorInfo[] {
  const [texts = 0, tokens = 0] = inputs.qkv.shape;
  const dqkv = room(backend, inputs.qkv.shape);
  const groups = texts * heads * tokens * 2;
  dispatch(backend, backward(tokens), { ...inputs, dqkv }, groups, numbersOf(inputs.qkv, heads));
  return [dqkv];
}
