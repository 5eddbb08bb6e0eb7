import { util } from "@tensorflow/tfjs-core";
import { input, sizeOf, type SideKernel } from "./side-module";

/** A clone shares its numbers, as on tfjs's other backends; stock wasm copies them. */
export const identity: SideKernel = {
  name: "Identity",
  run(module, inputs) {
    const x = input(inputs, "x");
    module.backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  },
};

/** Sums over the first or the last axes. Stock transposes first, and then adds one by one. */
export const sum: SideKernel = {
  name: "Sum",
  run(module, inputs, attributes, stock) {
    const x = input(inputs, "x");
    const rank = x.shape.length;
    const axes = util.parseAxisParam(attributes["axis"] as number[], x.shape).sort((a, b) => a - b);
    const isFirst = axes.every((axis, i) => axis === i);
    const isLast = axes.every((axis, i) => axis === rank - axes.length + i);
    if (x.dtype !== "float32" || !(isFirst || isLast) || axes.length === 0 || sizeOf(x.shape) === 0) {
      return stock({ inputs, attrs: attributes, backend: module.backend });
    }
    const kept = x.shape.filter((_, axis) => !axes.includes(axis));
    const shape = attributes["keepDims"] ? x.shape.map((length, axis) => (axes.includes(axis) ? 1 : length)) : kept;
    const out = module.output(shape);
    const count = sizeOf(kept);
    const each = sizeOf(x.shape) / count;
    const [from, to] = [module.addressOf(x), module.addressOf(out)];
    if (isLast) module.functions.sumRows(count, each, from, to);
    else module.functions.sumColumns(each, count, from, to);
    return out;
  },
};

/** The gradient of a table of embeddings. Source of the gap: tfjs issue 8082. */
export const unsortedSegmentSum: SideKernel = {
  name: "UnsortedSegmentSum",
  run(module, inputs, attributes) {
    const [x, ids] = [input(inputs, "x"), input(inputs, "segmentIds")];
    const segments = Number(attributes["numSegments"]);
    const inner = x.shape.slice(ids.shape.length);
    const [rows, columns] = [sizeOf(ids.shape), sizeOf(inner)];
    const out = module.output([segments, ...inner], x.dtype);
    if (x.dtype === "float32") {
      const [xAt, idsAt] = [module.addressOf(x), module.addressOf(ids)];
      module.functions.segmentSum(rows, columns, segments, xAt, idsAt, module.addressOf(out));
      return out;
    }
    const [values, sums] = [module.backend.typedArrayFromHeap(x), module.backend.typedArrayFromHeap(out).fill(0)];
    module.backend.typedArrayFromHeap(ids).forEach((segment: number, row: number) => {
      if (segment < 0 || segment >= segments) return;
      for (let column = 0; column < columns; column++) {
        const place = segment * columns + column;
        sums[place] = (sums[place] ?? 0) + (values[row * columns + column] ?? 0);
      }
    });
    return out;
  },
};
