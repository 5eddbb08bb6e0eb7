import type { Tensor4D } from "@tensorflow/tfjs-core";
import type { Bench, Side } from "../harness/comparison";
import { jaxCnnSteps } from "../jax/cnn-step";
import { jaxProduct } from "../jax/product";
import { cnnStep } from "../steps/cnn-step";
import { gptStep } from "../steps/gpt-step";
import { side, type Machine } from "./tensorflow";

const cnn = (name: string, machine: Machine): Side =>
  side(name, machine, (tf) => cnnStep(tf, { fused: machine === "ours" }).step);

const gpt = (name: string, machine: Machine): Side =>
  side(name, machine, (tf) => gptStep(tf, { fused: machine === "ours" }).step);

/** One number of [1024, 784] × [784, 512], either side transposed or not. */
const product = (name: string, machine: Machine, transposeA: boolean, transposeB: boolean): Side =>
  side(name, machine, (tf) => {
    const a = tf.randomNormal(transposeA ? [784, 1024] : [1024, 784]);
    const b = tf.randomNormal(transposeB ? [512, 784] : [784, 512]);
    return () => tf.tidy(() => tf.slice(tf.matMul(a, b, transposeA, transposeB), [0, 0], [1, 1]));
  });

/** 3×3, 16 → 32 channels, 64 pictures of 13×13. */
const convolution = (name: string, machine: Machine): Side =>
  side(name, machine, (tf) => {
    const x = tf.randomNormal([64, 13, 13, 16]) as Tensor4D;
    const filter = tf.randomNormal([3, 3, 16, 32]) as Tensor4D;
    return () => tf.tidy(() => tf.slice(tf.conv2d(x, filter, 1, "valid"), [0, 0, 0, 0], [1, 1, 1, 1]));
  });

export const comparisons: Bench["comparisons"] = async () => ({
  comparisons: [
    {
      name: "CNN step, 64 pictures of 28×28",
      ours: cnn("ours", "ours"),
      peers: [cnn("TensorFlow.js cpu", "stock cpu"), jaxCnnSteps("wasm", 1)],
    },
    {
      name: "GPT step, 4 layers of 128, 16 × 64",
      ours: gpt("ours", "ours"),
      peers: [gpt("TensorFlow.js wasm", "stock wasm")],
    },
    {
      name: "product 1024×784×512",
      ours: product("ours", "ours", false, false),
      peers: [product("TensorFlow.js wasm", "stock wasm", false, false), jaxProduct("wasm")],
    },
    {
      name: "product 1024×784×512, left side transposed",
      ours: product("ours", "ours", true, false),
      peers: [product("TensorFlow.js wasm", "stock wasm", true, false)],
    },
    {
      name: "convolution 3×3, 16 → 32, 64 × 13×13",
      ours: convolution("ours", "ours"),
      peers: [convolution("TensorFlow.js wasm", "stock wasm")],
    },
  ],
  notes: ["TensorFlow.js wasm has no gradient of a convolution's filter: the CNN is compared with its cpu backend."],
});
