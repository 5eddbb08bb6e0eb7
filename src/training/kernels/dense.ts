import {
  customGrad,
  engine,
  expandDims,
  matMul,
  mul,
  reshape,
  square,
  step as heaviside,
  sub,
  sum,
  tanh,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import { gelu, geluSlope } from "./gelu";
import { hasKernel, runOwnKernel } from "./own-kernel";

export type DenseActivation = "linear" | "relu" | "sigmoid" | "tanh" | "gelu";

/**
 * activation(x · kernel + bias), with its gradients.
 * @param x [rows, inputs] @param kernel [inputs, units] @param bias [units]. @returns [rows, units]
 */
export function dense(x: Tensor2D, kernel: Tensor2D, bias: Tensor1D, activation: DenseActivation = "linear"): Tensor2D {
  const op = customGrad((...given) => {
    const [rows, weights, shift, save] = given as [Tensor2D, Tensor2D, Tensor1D, (tensors: Tensor[]) => void];
    const fusable = activation === "relu" || activation === "sigmoid" ? activation : "linear";
    const sums = fusedProduct(rows, weights, shift, fusable);
    const value = activation === "tanh" ? tanh(sums) : activation === "gelu" ? gelu(sums) : sums;
    // gelu is not to be told from its output: of its slope the sums know.
    save([rows, weights, activation === "gelu" ? sums : value]);
    const gradFunc = (dy: Tensor2D, saved: Tensor[]): Tensor[] => {
      const [seen, by, y] = saved as [Tensor2D, Tensor2D, Tensor2D];
      const [dsums, dbias] = denseSlopes(dy, y, activation);
      return [matMul(dsums, by, false, true), matMul(seen, dsums, true, false), dbias];
    };
    return { value, gradFunc: gradFunc as never };
  });
  return op(x, kernel, bias) as Tensor2D;
}

/** By the kernel itself: TensorFlow.js's `fused.matMul` takes product, bias and activation apart when a gradient is asked for. */
function fusedProduct(x: Tensor2D, kernel: Tensor2D, bias: Tensor1D, activation: DenseActivation): Tensor2D {
  const inputs = { a: expandDims(x, 0), b: expandDims(kernel, 0), bias };
  const attributes = { transposeA: false, transposeB: false, activation, leakyreluAlpha: 0 };
  const product = engine().runKernel("_FusedMatMul", inputs, attributes) as Tensor;
  return reshape(product, [x.shape[0], kernel.shape[1]]);
}

/**
 * Back through an activation, and summed for the bias.
 * @param dy [rows, units] @param y the layer's output; its sums for gelu. @returns the slopes by the layer's sums
 * [rows, units] and by its bias [units]
 */
export function denseSlopes(
  dy: Tensor2D,
  y: Tensor,
  activation: DenseActivation,
): readonly [dsums: Tensor2D, dbias: Tensor] {
  if (hasKernel("DenseGrad")) {
    const [dsums, dbias] = runOwnKernel("DenseGrad", { dy, y }, { activation });
    if (!dsums || !dbias) throw new Error("DenseGrad gives slopes by sums and by bias");
    return [dsums as Tensor2D, dbias];
  }
  if (activation === "linear") return [dy, sum(dy, 0)];
  const dsums = mul<Tensor2D>(dy, activationSlope(y, activation));
  return [dsums, sum(dsums, 0)];
}

/** @param y the layer's output; its sums for gelu. */
function activationSlope(y: Tensor, activation: Exclude<DenseActivation, "linear">): Tensor {
  switch (activation) {
    case "relu":
      return heaviside(y);
    case "sigmoid":
      return mul(y, sub(1, y));
    case "tanh":
      return sub(1, square(y));
    case "gelu":
      return geluSlope(y);
    default:
      activation satisfies never;
      throw new Error(`No activation ${String(activation)}`);
  }
}
