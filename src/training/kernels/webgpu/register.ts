import "@tensorflow/tfjs-backend-webgpu"; // one chunk with it
import { getKernel, registerKernel, type TensorInfo } from "@tensorflow/tfjs-core";
import type { AdamSettings } from "../adam-step";
import type { DenseActivation } from "../dense";
import type { OwnKernel } from "../own-kernel";
import { adamStep } from "./adam";
import { attention, attentionGrad } from "./attention";
import { crossEntropy, crossEntropyGrad } from "./cross-entropy";
import { denseGrad } from "./dense-grad";
import { gelu, geluGrad } from "./gelu";
import type { GpuBackend } from "./gpu-backend";
import { layerNorm, layerNormGrad } from "./layer-norm";

interface Call {
  readonly backend: GpuBackend;
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: object;
}

/** What each kernel is called with, by its name in the operation's file. */
const kernels: Readonly<Record<OwnKernel, (call: Call) => TensorInfo[]>> = {
  AdamStep: ({ backend, inputs, attrs }) =>
    adamStep(backend, inputs as unknown as readonly TensorInfo[], attrs as AdamSettings),
  CausalAttention: ({ backend, inputs, attrs }) => attention(backend, given(inputs, "qkv"), headsOf(attrs)),
  CausalAttentionGrad: ({ backend, inputs, attrs }) => {
    const logSums = given(inputs, "weights"); // what the forward kernel gave in their place
    const [qkv, y, dy] = [given(inputs, "qkv"), given(inputs, "y"), given(inputs, "dy")];
    return attentionGrad(backend, { qkv, logSums, y, dy }, headsOf(attrs));
  },
  DenseGrad: ({ backend, inputs, attrs }) => {
    const { activation } = attrs as { readonly activation: DenseActivation };
    return denseGrad(backend, given(inputs, "dy"), given(inputs, "y"), activation);
  },
  Gelu: ({ backend, inputs }) => gelu(backend, given(inputs, "x")),
  GeluGrad: ({ backend, inputs }) => geluGrad(backend, given(inputs, "x"), given(inputs, "dy")),
  LayerNorm: ({ backend, inputs, attrs }) => {
    const { epsilon } = attrs as { readonly epsilon: number };
    return layerNorm(backend, given(inputs, "x"), given(inputs, "gain"), given(inputs, "shift"), epsilon);
  },
  LayerNormGrad: ({ backend, inputs }) => {
    const [x, gain, dy] = [given(inputs, "x"), given(inputs, "gain"), given(inputs, "dy")];
    return layerNormGrad(backend, { x, gain, means: given(inputs, "means"), scales: given(inputs, "scales"), dy });
  },
  SoftmaxCrossEntropy: ({ backend, inputs }) => crossEntropy(backend, given(inputs, "logits"), given(inputs, "labels")),
  SoftmaxCrossEntropyGrad: ({ backend, inputs }) =>
    crossEntropyGrad(backend, given(inputs, "probabilities"), given(inputs, "labels"), given(inputs, "dy")),
};

const headsOf = (attrs: object): number => (attrs as { readonly heads: number }).heads;

function given(inputs: Call["inputs"], name: string): TensorInfo {
  const tensor = inputs[name];
  if (!tensor) throw new Error(`A kernel lacks its input ${name}`);
  return tensor;
}

/** Makes the fused kernels those of the WebGPU backend; again is no harm. */
export function registerGpuKernels(): void {
  for (const [kernelName, run] of Object.entries(kernels)) {
    if (getKernel(kernelName, "webgpu")) continue;
    const kernelFunc = (call: object): TensorInfo[] => run(call as Call);
    registerKernel({ kernelName, backendName: "webgpu", kernelFunc: kernelFunc as never });
  }
}
