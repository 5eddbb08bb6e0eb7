import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from "@tensorflow/tfjs-core";
import { dense as fusedDense } from "../../src/training/kernels/dense";
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

const batch = 64;
const classes = 10;

/** conv 3×3×16, pool 2, conv 3×3×32, pool 2, dense 64, dense 10, on 64 pictures of 28×28×1, by Adam. */
export function cnnStep(tf: Tf, options: StepOptions): TrainingStep {
  const pictures = tf.randomNormal([batch, 28, 28, 1], 0, 1, "float32", 1) as Tensor4D;
  const labels = integers(tf, batch, classes, 2);
  const filters1 = weights(tf, [3, 3, 1, 16], 9, 3);
  const bias1 = constants(tf, 16, 0);
  const filters2 = weights(tf, [3, 3, 16, 32], 144, 4);
  const bias2 = constants(tf, 32, 0);
  const kernel3 = weights(tf, [5 * 5 * 32, 64], 800, 5);
  const bias3 = constants(tf, 64, 0);
  const kernel4 = weights(tf, [64, classes], 64, 6);
  const bias4 = constants(tf, classes, 0);

  // A fused convolution asks for the slope by its pictures even where they are data: ours takes the first one apart.
  const sumsOf = (x: Tensor4D, filter: Tensor4D, bias: Tensor): Tensor4D =>
    options.fused && x === pictures
      ? tf.add(tf.conv2d(x, filter, 1, "valid"), bias)
      : tf.fused.conv2d({ x, filter, strides: 1, pad: "valid", bias });
  const convolve = (x: Tensor4D, filter: Tensor, bias: Tensor): Tensor4D =>
    tf.maxPool(tf.relu(sumsOf(x, filter as Tensor4D, bias)), 2, 2, "valid");
  const dense = (x: Tensor, kernel: Tensor, bias: Tensor, activation: "relu" | "linear"): Tensor2D => {
    if (options.fused) return fusedDense(x as Tensor2D, kernel as Tensor2D, bias as Tensor1D, activation);
    const sums = tf.fused.matMul({ a: x, b: kernel, bias }) as Tensor2D;
    return activation === "relu" ? tf.relu(sums) : sums;
  };
  const loss = (): Tensor => {
    const seen = convolve(convolve(pictures, filters1, bias1), filters2, bias2); // [64, 5, 5, 32]
    const flat = tf.reshape(seen, [batch, 800]);
    const hidden = dense(flat, kernel3, bias3, "relu"); // [64, 64]
    const logits = dense(hidden, kernel4, bias4, "linear"); // [64, 10]
    return options.fused
      ? tf.mean(softmaxCrossEntropy(logits, labels))
      : tf.losses.softmaxCrossEntropy(tf.oneHot(labels, classes), logits);
  };
  const parameters = [filters1, bias1, filters2, bias2, kernel3, bias3, kernel4, bias4];
  return adamTraining(tf, parameters, [pictures, labels], loss, options);
}
