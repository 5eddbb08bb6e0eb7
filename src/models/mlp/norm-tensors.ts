import { add, mul, rsqrt, slice1d, sub, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { biasOf, kernelOf } from "./backpropagation";
import { leastVariance } from "./batch-norm";
import type { PlannedLayer } from "./layer-plan";

/** Kernel and bias of a layer without batch norm that answers as this one does. Call within `tidy`. */
export function foldedTensors(
  layer: PlannedLayer,
  parameters: Tensor1D,
  statistics: Tensor1D | null,
): { readonly kernel: Tensor2D; readonly bias: Tensor1D } {
  const [kernel, bias] = [kernelOf(layer, parameters), biasOf(layer, parameters)];
  const { norm, units } = layer;
  if (!norm || !statistics) return { kernel, bias };
  const deviation = rsqrt(add<Tensor1D>(slice1d(statistics, norm.varianceAt, units), leastVariance));
  const factor = mul<Tensor1D>(slice1d(parameters, norm.scaleAt, units), deviation);
  return { kernel: mul(kernel, factor), bias: sub(bias, mul(slice1d(statistics, norm.meanAt, units), factor)) };
}
