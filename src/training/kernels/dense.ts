import {
  add,
  customGrad,
  fused,
  matMul,
  mul,
  square,
  step as heaviside,
  sub,
  sum,
  tanh,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import { output, registeredKernel } from "./registered-kernel";

export type DenseActivation = "linear" | "relu" | "sigmoid" | "tanh" | "gelu";

/**
 * activation(x · kernel + bias), with its gradients.
 *
 * Kernel "LearningCurveGelu": input `x`; returns gelu(x).
 * Kernel "LearningCurveDenseGrad": inputs `slope`, `y` [rows, units]; number `activation`; returns the slopes by the sums
 * [rows, units] and by the bias [units]. `y` is the layer's output; for "gelu" its sums, which the output does not tell.
 *
 * @param x [rows, inputs] @param kernel [inputs, units] @param bias [units]. @returns [rows, units].
 * gelu is the tanh form of Hendrycks and Gimpel 2016.
 */
export function dense(x: Tensor2D, kernel: Tensor2D, bias: Tensor1D, activation: DenseActivation = "linear"): Tensor2D {
  const withGradient = customGrad((...given) => {
    const [rows, weights, offsets, save] = given as [Tensor2D, Tensor2D, Tensor1D, (tensors: Tensor[]) => void];
    const fusable = activation === "relu" || activation === "sigmoid" ? activation : "linear";
    const sums = fused.matMul({ a: rows, b: weights, bias: offsets, activation: fusable });
    const value = activation === "tanh" ? tanh(sums) : activation === "gelu" ? gelu(sums) : sums;
    save([rows, weights, activation === "gelu" ? sums : value]);
    const gradFunc = (slope: Tensor2D, saved: Tensor[]): Tensor[] => {
      const [seen, by] = [output(saved, 0) as Tensor2D, output(saved, 1) as Tensor2D];
      const [bySums, byBias] = slopes(slope, output(saved, 2), activation);
      return [matMul(bySums, by, false, true), matMul(seen, bySums, true, false), byBias];
    };
    return { value, gradFunc: gradFunc as never };
  });
  return withGradient(x, kernel, bias) as Tensor2D;
}

function slopes(slope: Tensor2D, y: Tensor, activation: DenseActivation): readonly [bySums: Tensor2D, byBias: Tensor] {
  const kernel = registeredKernel("LearningCurveDenseGrad");
  if (activation === "linear") return [slope, sum(slope, 0)];
  if (kernel) {
    const outputs = kernel({ slope, y }, { activation });
    return [output(outputs, 0) as Tensor2D, output(outputs, 1)];
  }
  const bySums = mul(slope, activationSlope(y, activation)) as Tensor2D;
  return [bySums, sum(bySums, 0)];
}

function activationSlope(y: Tensor, activation: Exclude<DenseActivation, "linear">): Tensor {
  switch (activation) {
    case "relu":
      return heaviside(y);
    case "sigmoid":
      return mul(y, sub(1, y));
    case "tanh":
      return sub(1, square(y));
    case "gelu": {
      const t = geluTanh(y);
      const inner = mul(add(mul(square(y), 3 * geluCubic), 1), geluScale);
      return add(mul(add(t, 1), 0.5), mul(mul(y, 0.5), mul(sub(1, square(t)), inner)));
    }
    default:
      activation satisfies never;
      throw new Error(`No activation ${String(activation)}`);
  }
}

const geluScale = Math.sqrt(2 / Math.PI);
const geluCubic = 0.044715;
const geluTanh = (x: Tensor): Tensor => tanh(mul(add(x, mul(mul(square(x), x), geluCubic)), geluScale));

function gelu(x: Tensor): Tensor {
  const kernel = registeredKernel("LearningCurveGelu");
  return kernel ? output(kernel({ x }), 0) : mul(mul(x, 0.5), add(geluTanh(x), 1));
}
