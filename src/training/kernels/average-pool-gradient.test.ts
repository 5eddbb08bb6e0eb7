import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { beforeAll, expect, it } from "vitest";
import { mendAveragePoolGradient } from "./average-pool-gradient";

beforeAll(async () => {
  await (await import("../backends/cpu")).initialize();
  mendAveragePoolGradient();
});

const shape: [number, number, number, number] = [2, 5, 4, 3];
const values = Array.from({ length: 120 }, (_, i) => Math.sin(7 * i));

it.each([
  [[3, 3], [1, 1], "same"],
  [[3, 2], [2, 3], "same"],
  [[2, 2], [2, 2], "valid"],
  [[3, 3], [1, 1], 1],
] as const)("average pooling %j by %j, padded %s, has the slopes of what it computes", (filter, strides, pad) => {
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const x = tf.tensor4d(values, shape);
    const pooled = (at: tf.Tensor) => tf.avgPool(at as tf.Tensor4D, [...filter], [...strides], pad);
    const weights = tf.reshape(tf.sin(tf.range(0, pooled(x).size)), pooled(x).shape);
    const value = (at: tf.Tensor) => tf.sum(tf.mul(pooled(at), weights)) as tf.Scalar;
    const slopes = tf.grad(value)(x).dataSync();
    // It is linear: a whole step says the slope.
    for (const at of [0, 1, 17, 59, 60, 119]) {
      const moved = tf.tensor4d(
        values.map((each, i) => (i === at ? each + 1 : each)),
        shape,
      );
      const step = tf.sub(value(moved), value(x)).dataSync()[0] ?? NaN;
      expect(slopes[at], `number ${at}`).toBeCloseTo(step, 4);
    }
  });
  expect(tf.memory().numTensors).toBe(before);
});
