import { getKernel, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";
import { sizeOf, type KernelInputs, type SideModule } from "./side-module";

/** Activations that a product or a convolution does in passing, by their numbers in elementwise.as.ts. */
const codes: Readonly<Record<string, number>> = { linear: 0, relu: 1, relu6: 2, sigmoid: 3 };

/** The others, and all after a bias of an unusual shape, are kernels of their own. */
const kernelOf: Readonly<Record<string, string>> = {
  relu: "Relu",
  relu6: "Relu6",
  sigmoid: "Sigmoid",
  elu: "Elu",
  leakyrelu: "LeakyRelu",
  prelu: "Prelu",
};

/** One of the backend's other kernels. */
export function own(name: string, inputs: KernelInputs, attributes: NamedAttrMap, module: SideModule): TensorInfo {
  const made = getKernel(name, "wasm").kernelFunc({ inputs, attrs: attributes, backend: module.backend });
  const [first] = [made].flat();
  if (!first) throw new Error(`${name} gave nothing`);
  return first;
}

/**
 * Bias and activation of a product or a convolution. @param y is given away
 * @param channels the axis of the output channels @returns y itself, or a tensor in its place
 */
export function finish(
  module: SideModule,
  y: TensorInfo,
  inputs: KernelInputs,
  attributes: NamedAttrMap,
  channels = y.shape.length - 1,
): TensorInfo {
  const { bias, preluActivationWeights } = inputs;
  const activation = String(attributes["activation"] ?? "linear");
  const columns = y.shape[channels] ?? 1;
  const isLast = channels === y.shape.length - 1;
  const isSimple = isLast && (!bias || (bias.shape.length === 1 && sizeOf(bias.shape) === columns));
  let done = y;
  const next = (name: string, others: KernelInputs, further: NamedAttrMap = {}): void => {
    const made = own(name, { ...others, ...(name === "Add" ? { a: done } : { x: done }) }, further, module);
    module.backend.disposeData(done.dataId);
    done = made;
  };
  if (isSimple) {
    const rows = columns === 0 ? 0 : sizeOf(y.shape) / columns;
    const biasAt = bias ? module.addressOf(bias) : 0;
    const code = codes[activation] ?? 0;
    module.functions.biasAndActivation(rows, columns, module.addressOf(y), biasAt, code, module.scratch(128));
    if (activation in codes) return y;
  } else if (bias) next("Add", { b: along(bias, y, channels) });
  if (activation === "linear") return done;
  const name = kernelOf[activation];
  if (!name) throw new RangeError(`No activation "${activation}" on wasm`);
  const alpha = preluActivationWeights && along(preluActivationWeights, y, channels);
  next(name, alpha ? { alpha } : {}, { alpha: Number(attributes["leakyreluAlpha"] ?? 0) });
  return done;
}

/** A vector by output channels as a tensor that broadcasts along them; other shapes as they are. */
function along(vector: TensorInfo, y: TensorInfo, channels: number): TensorInfo {
  if (vector.shape.length !== 1) return vector;
  return { ...vector, shape: [...vector.shape, ...Array<number>(y.shape.length - 1 - channels).fill(1)] };
}
