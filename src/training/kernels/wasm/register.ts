import {
  engine,
  getGradient,
  getBackend,
  getKernel,
  registerGradient,
  registerKernel,
  unregisterGradient,
  unregisterKernel,
  type GradConfig,
  type KernelConfig,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
} from "@tensorflow/tfjs-core";
import {
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  depthwiseBackpropFilter,
  depthwiseBackpropInput,
  depthwiseConv2d,
  fusedConv2d,
  fusedDepthwiseConv2d,
} from "./convolution-kernels";
import { fusedKernels } from "./fused-kernels";
import type { KernelFunctions } from "./kernel-functions";
import { averagePool, averagePoolGrad, maxPool, maxPoolGrad } from "./pooling-kernels";
import { prelu } from "./prelu-kernel";
import { batchMatMul, fusedMatMul } from "./product-kernels";
import { SideModule, type HeapBackend, type SideKernel } from "./side-module";
import { identity, sum, unsortedSegmentSum } from "./sum-kernels";
import { volumeKernels } from "./volume-kernels";

/** Every kernel that is ours on the wasm backend. */
const sideKernels: readonly SideKernel[] = [
  batchMatMul,
  fusedMatMul,
  conv2d,
  fusedConv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  depthwiseConv2d,
  fusedDepthwiseConv2d,
  depthwiseBackpropFilter,
  depthwiseBackpropInput,
  maxPool,
  averagePool,
  maxPoolGrad,
  averagePoolGrad,
  prelu,
  unsortedSegmentSum,
  identity,
  sum,
  ...volumeKernels,
  ...fusedKernels,
];

const missing: KernelConfig["kernelFunc"] = () => {
  throw new Error("The wasm backend has no such kernel");
};

/**
 * Puts our kernels in the place of the wasm backend's. @param module the compiled side module
 * @returns puts the backend's own ones back, for comparisons
 */
export function registerSideKernels(module: WebAssembly.Module): () => void {
  const modules = new WeakMap<object, SideModule>();
  const moduleOf = (backend: object): SideModule => {
    const known = modules.get(backend);
    if (known) return known;
    const heap = backend as HeapBackend;
    const { exports } = new WebAssembly.Instance(module, {
      env: { memory: heap.wasm.asm.memory },
      "javascript.as": { log: Math.log },
    });
    const made = new SideModule(exports as unknown as KernelFunctions, heap);
    modules.set(backend, made);
    return made;
  };
  const undo = sideKernels.map((kernel) => {
    const stock = getKernel(kernel.name, "wasm") as KernelConfig | undefined;
    if (stock) unregisterKernel(kernel.name, "wasm");
    const stockFunction = stock?.kernelFunc ?? missing;
    registerKernel({
      ...stock,
      kernelName: kernel.name,
      backendName: "wasm",
      kernelFunc: ({ inputs, attrs, backend }) => kernel.run(moduleOf(backend), inputs, attrs ?? {}, stockFunction),
    });
    return () => {
      unregisterKernel(kernel.name, "wasm");
      if (stock) registerKernel(stock);
    };
  });
  undo.push(allowDilations("Conv2D", "Conv2DBackpropInput", "Conv2DBackpropFilter"));
  undo.push(
    allowDilations(
      "DepthwiseConv2dNative",
      "DepthwiseConv2dNativeBackpropInput",
      "DepthwiseConv2dNativeBackpropFilter",
    ),
  );
  return () => {
    for (const each of undo) each();
  };
}

/** tfjs refuses the gradient of a dilated convolution on every backend; ours computes it. */
function allowDilations(forward: string, byPicture: string, byFilter: string): () => void {
  const stock = getGradient(forward) as GradConfig | undefined;
  if (!stock) return () => undefined; // no gradients are registered here
  unregisterGradient(forward);
  registerGradient({
    ...stock,
    gradFunc: (dy, saved, attributes) => {
      const isDilated = [attributes["dilations"] ?? 1].flat().some((dilation) => Number(dilation) > 1);
      if (!isDilated || getBackend() !== "wasm") return stock.gradFunc(dy, saved, attributes);
      const [x, filter] = saved as [Tensor, Tensor];
      const run = (name: string, inputs: object, further: object): Tensor =>
        engine().runKernel(name, inputs as NamedTensorMap, { ...attributes, ...further } as NamedAttrMap) as Tensor;
      return {
        x: () => run(byPicture, { dy, filter }, { inputShape: x.shape }),
        filter: () => run(byFilter, { x, dy }, { filterShape: filter.shape }),
      };
    },
  });
  return () => {
    unregisterGradient(forward);
    registerGradient(stock);
  };
}
