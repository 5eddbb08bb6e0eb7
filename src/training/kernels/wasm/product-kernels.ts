import { broadcast_util, getKernel, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";
import { input, sizeOf, type KernelInputs, type SideKernel, type SideModule } from "./side-module";

/** Activations that a product or a convolution does in passing, by their numbers in elementwise.as.ts. */
const codes: Readonly<Record<string, number>> = { linear: 0, relu: 1, relu6: 2, sigmoid: 3 };

/** Matrix products of every transpose, every batch alike or one for all. */
export const batchMatMul: SideKernel = {
  name: "BatchMatMul",
  run(module, inputs, attributes, stock) {
    const a = input(inputs, "a");
    const b = input(inputs, "b");
    if (a.dtype !== "float32" || b.dtype !== "float32")
      return stock({ inputs, attrs: attributes, backend: module.backend });
    return multiply(module, a, b, Boolean(attributes["transposeA"]), Boolean(attributes["transposeB"]));
  },
};

export const fusedMatMul: SideKernel = {
  name: "_FusedMatMul",
  run(module, inputs, attributes, stock) {
    const a = input(inputs, "a");
    const b = input(inputs, "b");
    const { bias } = inputs;
    const known = a.dtype === "float32" && b.dtype === "float32" && (bias?.dtype ?? "float32") === "float32";
    if (!known || (bias && bias.shape.length !== 1))
      return stock({ inputs, attrs: attributes, backend: module.backend });
    const y = multiply(module, a, b, Boolean(attributes["transposeA"]), Boolean(attributes["transposeB"]));
    return finish(module, y, inputs, attributes);
  },
};

function multiply(
  module: SideModule,
  a: TensorInfo,
  b: TensorInfo,
  transposeA: boolean,
  transposeB: boolean,
): TensorInfo {
  const [aRows = 0, aColumns = 0] = a.shape.slice(-2);
  const [bRows = 0, bColumns = 0] = b.shape.slice(-2);
  const [rows, depth] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const [columns, bDepth] = transposeB ? [bRows, bColumns] : [bColumns, bRows];
  if (depth !== bDepth) throw new RangeError(`No product of ${a.shape.join("×")} and ${b.shape.join("×")}`);
  const batches = broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const out = module.output([...batches, rows, columns]);
  const [aRow, aStep] = transposeA ? [4, 4 * aColumns] : [4 * aColumns, 4];
  const [bRow, bStep] = transposeB ? [4, 4 * bColumns] : [4 * bColumns, 4];
  const { functions } = module;
  const scratch = module.scratch(functions.productScratch.value);
  const [aAt, bAt, cAt] = [module.addressOf(a), module.addressOf(b), module.addressOf(out)];
  const count = sizeOf(batches);
  if (depth === 0) module.backend.typedArrayFromHeap(out).fill(0);
  const aOf = matrixOf(a.shape, batches);
  const bOf = matrixOf(b.shape, batches);
  for (let i = 0; i < count; i++) {
    const aFrom = aAt + 4 * aRows * aColumns * aOf(i);
    const bFrom = bAt + 4 * bRows * bColumns * bOf(i);
    const cTo = cAt + 4 * rows * columns * i;
    functions.product(
      rows, columns, depth, aFrom, aRow, aStep, bFrom, bRow, bStep, cTo, 4 * columns, false, scratch,
    ); // prettier-ignore
  }
  return out;
}

/** Which of its own matrices a tensor has for the i-th of a broadcast batch. */
function matrixOf(shape: readonly number[], batches: readonly number[]): (i: number) => number {
  const own = shape.slice(0, -2);
  if (sizeOf(own) === sizeOf(batches)) return (i) => i;
  if (sizeOf(own) === 1) return () => 0;
  const lengths = [...Array<number>(batches.length - own.length).fill(1), ...own];
  return (i) => {
    let [place, step] = [0, 1];
    for (let axis = batches.length - 1; axis >= 0; axis--) {
      const [length = 1, ownLength = 1] = [batches[axis], lengths[axis]];
      place += (ownLength === 1 ? 0 : i % length) * step;
      step *= ownLength;
      i = Math.floor(i / length);
    }
    return place;
  };
}

/** Bias and activation of a product's or a convolution's rows. @param y is given away. @returns it, or a tensor in its place */
export function finish(module: SideModule, y: TensorInfo, inputs: KernelInputs, attributes: NamedAttrMap): TensorInfo {
  const { bias, preluActivationWeights } = inputs;
  const activation = String(attributes["activation"] ?? "linear");
  const columns = y.shape.at(-1) ?? 1;
  const rows = columns === 0 ? 0 : sizeOf(y.shape) / columns;
  if (bias && sizeOf(bias.shape) !== columns) {
    throw new RangeError(`A bias of ${bias.shape.join("×")} for ${columns} columns`);
  }
  const rest = module.scratch(128);
  const biasAt = bias ? module.addressOf(bias) : 0;
  module.functions.biasAndActivation(rows, columns, module.addressOf(y), biasAt, codes[activation] ?? 0, rest);
  if (activation in codes) return y;
  const done =
    activation === "prelu"
      ? own("Prelu", { x: y, alpha: preluActivationWeights }, {}, module)
      : activation === "leakyrelu"
        ? own("LeakyRelu", { x: y }, { alpha: Number(attributes["leakyreluAlpha"] ?? 0) }, module)
        : own("Elu", { x: y }, {}, module);
  module.backend.disposeData(y.dataId);
  return done;
}

/** One of the backend's other kernels. */
export function own(name: string, inputs: KernelInputs, attributes: NamedAttrMap, module: SideModule): TensorInfo {
  const made = getKernel(name, "wasm").kernelFunc({ inputs, attrs: attributes, backend: module.backend });
  const [first] = [made].flat();
  if (!first) throw new Error(`${name} gave nothing`);
  return first;
}
