import { engine, getBackend, getKernel, type Tensor, type TensorInfo } from "@tensorflow/tfjs-core";

/** Kernels of ours, registered for a backend under these names (wasm, webgpu); elsewhere each op is composed of stock ones. */
export type KernelName =
  | "LearningCurveAdam"
  | "LearningCurveCrossEntropy"
  | "LearningCurveDenseGrad"
  | "LearningCurveGelu"
  | "LearningCurveLayerNorm"
  | "LearningCurveLayerNormGrad"
  | "LearningCurveAttention"
  | "LearningCurveAttentionGrad";

export type KernelInputs = Readonly<Record<string, TensorInfo>>;
export type KernelNumbers = Readonly<Record<string, number | string>>;

/** The present backend's own kernel, to be called within `tidy` or `customGrad`; null where it has none. */
export function registeredKernel(
  name: KernelName,
): ((inputs: KernelInputs, numbers?: KernelNumbers) => readonly Tensor[]) | null {
  if (!getKernel(name, getBackend())) return null;
  return (inputs, numbers = {}) => {
    const outputs: Tensor | Tensor[] = engine().runKernel(name, { ...inputs } as never, { ...numbers });
    return Array.isArray(outputs) ? outputs : [outputs];
  };
}

/** An output that the kernel's contract names. */
export function output(outputs: readonly Tensor[], index: number): Tensor {
  const tensor = outputs[index];
  if (!tensor) throw new RangeError(`The kernel gave no output ${index}`);
  return tensor;
}
