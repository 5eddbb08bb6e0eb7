import { broadcast_util, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";
import { finish, own } from "./finish";
import { areFloats, input, sizeOf, type KernelInputs, type SideKernel, type SideModule } from "./side-module";

/** Matrix products of every transpose, every batch alike or one for all. */
export const batchMatMul: SideKernel = {
  name: "BatchMatMul",
  run: (module, inputs, attributes, stock) =>
    areFloats(input(inputs, "a"), input(inputs, "b"))
      ? multiply(module, inputs, attributes)
      : input(inputs, "a").dtype === "int32"
        ? multiplyWhole(module, inputs, attributes)
        : stock({ inputs, attrs: attributes, backend: module.backend }),
};

export const fusedMatMul: SideKernel = {
  name: "_FusedMatMul",
  run: (module, inputs, attributes, stock) =>
    areFloats(inputs["a"], inputs["b"], inputs["bias"])
      ? finish(module, multiply(module, inputs, attributes), inputs, attributes)
      : stock({ inputs, attrs: attributes, backend: module.backend }),
};

/** Whole numbers, such as counts: exact up to 2²⁴. */
function multiplyWhole(module: SideModule, inputs: KernelInputs, attributes: NamedAttrMap): TensorInfo {
  const asFloats = Object.fromEntries(
    Object.entries(inputs).map(([name, tensor]) => [
      name,
      tensor && own("Cast", { x: tensor }, { dtype: "float32" }, module),
    ]),
  );
  const product = multiply(module, asFloats, attributes);
  const whole = own("Cast", { x: product }, { dtype: "int32" }, module);
  for (const tensor of [...Object.values(asFloats), product]) if (tensor) module.backend.disposeData(tensor.dataId);
  return whole;
}

function multiply(module: SideModule, inputs: KernelInputs, attributes: NamedAttrMap): TensorInfo {
  const [a, b] = [input(inputs, "a"), input(inputs, "b")];
  const [transposeA, transposeB] = [Boolean(attributes["transposeA"]), Boolean(attributes["transposeB"])];
  if (a.shape.length < 2 || b.shape.length < 2) throw new RangeError("A product is of matrices");
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
