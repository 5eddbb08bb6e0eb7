import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from "@tensorflow/tfjs-core";
import { causalAttention } from "../../src/training/kernels/causal-attention";
import { dense as fusedDense } from "../../src/training/kernels/dense";
import { layerNorm } from "../../src/training/kernels/layer-norm";
import { softmaxCrossEntropy } from "../../src/training/kernels/softmax-cross-entropy";
import {
  adamTraining,
  constants,
  integers,
  weights,
  type StepOptions,
  type Tf,
  type TrainingStep,
} from "./adam-training";
import { heads, layers, places, rows, symbols, texts, width } from "./gpt-sizes";

/** A GPT of 4 layers, 128 wide, 4 heads, on 16 texts of 64 symbols out of 65, by Adam. Source: Karpathy's minGPT. */
export function gptStep(tf: Tf, options: StepOptions): TrainingStep {
  const { fused } = options;
  let seed = 1;
  const matrix = (inputs: number, outputs: number) => weights(tf, [inputs, outputs], inputs, ++seed);
  const vector = (size: number, value = 0) => constants(tf, size, value);
  const symbolTable = weights(tf, [symbols, width], 2500, ++seed);
  const placeTable = weights(tf, [places, width], 2500, ++seed);
  const blocks = Array.from({ length: layers }, () => ({
    gain1: vector(width, 1),
    shift1: vector(width),
    qkv: matrix(width, 3 * width),
    qkvBias: vector(3 * width),
    out: matrix(width, width),
    outBias: vector(width),
    gain2: vector(width, 1),
    shift2: vector(width),
    wide: matrix(width, 4 * width),
    wideBias: vector(4 * width),
    narrow: matrix(4 * width, width),
    narrowBias: vector(width),
  }));
  const gain = vector(width, 1);
  const shift = vector(width);
  const head = matrix(width, symbols);
  const input = integers(tf, rows, symbols, ++seed);
  const target = integers(tf, rows, symbols, ++seed);
  const oneHotInput = tf.oneHot(input, symbols);

  const dense = (x: Tensor2D, kernel: Tensor, bias: Tensor, activation: "linear" | "gelu" = "linear") => {
    if (fused) return fusedDense(x, kernel as Tensor2D, bias as Tensor1D, activation);
    const sums = tf.fused.matMul({ a: x, b: kernel as Tensor2D, bias }) as Tensor2D;
    return activation === "gelu" ? stockGelu(sums) : sums;
  };

  const stockNorm = (x: Tensor2D, g: Tensor, s: Tensor) => {
    const { mean, variance } = tf.moments(x, 1, true);
    return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5))), g), s) as Tensor2D;
  };
  const norm = (x: Tensor2D, g: Tensor, s: Tensor) =>
    fused ? layerNorm(x, g as Tensor1D, s as Tensor1D) : stockNorm(x, g, s);

  const stockGelu = (x: Tensor2D) =>
    tf.mul(
      tf.mul(x, 0.5),
      tf.add(tf.tanh(tf.mul(tf.add(x, tf.mul(tf.pow(x, 3), 0.044715)), Math.sqrt(2 / Math.PI))), 1),
    ) as Tensor2D;

  const later = tf.tidy(() => tf.mul(tf.sub(tf.linalg.bandPart(tf.ones([places, places]), -1, 0), 1), 1e9));
  const stockAttention = (qkv: Tensor2D) => {
    const [q, k, v] = tf
      .split(qkv, 3, 1)
      .map((part) => tf.transpose(tf.reshape(part, [texts, places, heads, width / heads]), [0, 2, 1, 3])) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    const scores = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(width / heads));
    const seen = tf.matMul(tf.softmax(tf.add(scores, later)), v); // [texts, heads, places, size]
    return tf.reshape(tf.transpose(seen, [0, 2, 1, 3]), [rows, width]) as Tensor2D;
  };
  const attention = (qkv: Tensor2D) =>
    fused
      ? (tf.reshape(causalAttention(tf.reshape(qkv, [texts, places, 3 * width]) as Tensor3D, heads), [
          rows,
          width,
        ]) as Tensor2D)
      : stockAttention(qkv);

  const loss = (): Tensor => {
    // Stock wasm has no gradient of a gather: there a product with one-hot rows stands for it.
    const looked = fused ? tf.gather(symbolTable as Tensor, input) : tf.matMul(oneHotInput, symbolTable as Tensor);
    const symbolsSeen = tf.reshape(looked, [texts, places, width]);
    let x = tf.reshape(tf.add(symbolsSeen, placeTable), [rows, width]) as Tensor2D;
    for (const block of blocks) {
      const qkv = dense(norm(x, block.gain1, block.shift1), block.qkv, block.qkvBias); // [rows, 3 · width]
      x = tf.add(x, dense(attention(qkv), block.out, block.outBias));
      const wide = dense(norm(x, block.gain2, block.shift2), block.wide, block.wideBias, "gelu"); // [rows, 4 · width]
      x = tf.add(x, dense(wide, block.narrow, block.narrowBias));
    }
    const logits = tf.matMul(norm(x, gain, shift), head as Tensor as Tensor2D) as Tensor2D; // [rows, symbols]
    return fused
      ? tf.mean(softmaxCrossEntropy(logits, target))
      : tf.losses.softmaxCrossEntropy(tf.oneHot(target, symbols), logits);
  };
  const parameters = [symbolTable, placeTable, ...blocks.flatMap((block) => Object.values(block)), gain, shift, head];
  return adamTraining(tf, parameters, [input, target, oneHotInput, later], loss, options);
}
