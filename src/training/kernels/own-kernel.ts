import {
  engine,
  getBackend,
  getKernel,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
} from "@tensorflow/tfjs-core";

/**
 * Kernels that TensorFlow.js does not know and a backend of ours may have. The operation of each stands in the file of
 * its name, with the same computation composed of stock operations for backends that lack it.
 */
export type OwnKernel =
  | "AdamStep"
  | "BatchNorm"
  | "BatchNormGrad"
  | "CausalAttention"
  | "CausalAttentionGrad"
  | "DenseGrad"
  | "Gelu"
  | "GeluGrad"
  | "LayerNorm"
  | "LayerNormGrad"
  | "SoftmaxCrossEntropy"
  | "SoftmaxCrossEntropyGrad";

/** Whether the present backend has it. */
export const hasKernel = (name: OwnKernel): boolean => getKernel(name, getBackend()) != null;

/** Runs a kernel of the present backend. */
export function runOwnKernel(
  name: OwnKernel,
  inputs: NamedTensorMap | readonly Tensor[],
  attributes: object = {},
): Tensor[] {
  // The engine takes a list of tensors as well (its own concat passes one), only its type does not say so.
  return engine().runKernel(name, inputs as NamedTensorMap, attributes as NamedAttrMap) as Tensor[];
}
