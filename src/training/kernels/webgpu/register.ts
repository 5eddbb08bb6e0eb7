import "@tensorflow/tfjs-backend-webgpu"; // one chunk with it
import { getKernel, registerKernel, unregisterKernel, type TensorInfo } from "@tensorflow/tfjs-core";
import type { AdamSettings } from "../adam-step";
import type { NormSettings } from "../batch-norm";
import type { DenseActivation } from "../dense";
import type { OwnKernel } from "../own-kernel";
import { adamStep } from "./adam";
import { attention, attentionGrad } from "./attention";
import { batchNorm, batchNormGrad } from "./batch-norm";
import { crossEntropy, crossEntropyGrad } from "./cross-entropy";
import { denseGrad } from "./dense-grad";
import { gelu, geluGrad } from "./gelu";
import type { GpuBackend } from "./gpu-backend";
import { layerNorm, layerNormGrad } from "./layer-norm";
import { failedTests, kernelTests } from "./self-test";

interface Call {
  readonly backend: GpuBackend;
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: object;
}

/** What each kernel is called with, by its name in the operation's file. */
const kernels: Readonly<Record<OwnKernel, (call: Call) => TensorInfo[]>> = {
  AdamStep: ({ backend, inputs, attrs }) =>
    adamStep(backend, inputs as unknown as readonly TensorInfo[], attrs as AdamSettings),
  BatchNorm: ({ backend, inputs, attrs }) => {
    const [sums, parameters, statistics] = [
      given(inputs, "sums"),
      given(inputs, "parameters"),
      given(inputs, "statistics"),
    ];
    return batchNorm(backend, { sums, parameters, statistics }, attrs as NormSettings);
  },
  BatchNormGrad: ({ backend, inputs, attrs }) => {
    const [dy, value, normal] = [given(inputs, "dy"), given(inputs, "value"), given(inputs, "normal")];
    const [factor, parameters] = [given(inputs, "factor"), given(inputs, "parameters")];
    return batchNormGrad(backend, { dy, value, normal, factor, parameters }, attrs as NormSettings);
  },
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

/** Makes fused kernels those of the WebGPU backend; again is no harm. */
export function registerGpuKernels(names: readonly OwnKernel[] = allKernels): void {
  for (const kernelName of names) {
    if (getKernel(kernelName, backendName)) continue;
    const kernelFunc = (call: object): TensorInfo[] => kernels[kernelName](call as Call);
    registerKernel({ kernelName, backendName, kernelFunc: kernelFunc as never });
  }
}
const backendName = "webgpu";
const allKernels = Object.keys(kernels) as OwnKernel[];

/**
 * Those of these kernels that compute rightly on the device, which must be present. For the others the operation goes on
 * as composed; so it does for kernels that nobody named, which need no test. @returns the operations left out
 */
export async function registerTestedGpuKernels(names: readonly OwnKernel[]): Promise<readonly OwnKernel[]> {
  const tests = kernelTests.filter((test) => test.kernels.some((name) => names.includes(name)));
  registerGpuKernels(tests.flatMap((test) => test.kernels));
  const wrong = (await failedTests(tests)).flatMap((test) => test.kernels);
  for (const name of wrong) unregisterKernel(name, backendName);
  return wrong;
}
