import { backend_util, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";
import { finish, own } from "./finish";
import { areFloats, input, type KernelInputs, type SideKernel, type SideModule } from "./side-module";

type ConvInfo = backend_util.Conv2DInfo;
type Layout = "NHWC" | "NCHW";

/** Writes what convolution.as.ts reads, into the first bytes of `scratch`. */
export function writeGeometry(
  module: SideModule,
  info: ConvInfo,
  out: readonly [height: number, width: number],
): number {
  const numbers = [
    info.batchSize,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    ...out,
    info.outChannels,
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.dilationHeight,
    info.dilationWidth,
    info.padInfo.top,
    info.padInfo.left,
  ];
  const at = module.scratch(geometryBytes);
  new Int32Array(module.backend.wasm.asm.memory.buffer, at, numbers.length).set(numbers);
  return at;
}

const geometryBytes = 64;

/** A geometry that lies before the scratch memory which it asks for. */
function withScratch(
  module: SideModule,
  info: ConvInfo,
  out: readonly [number, number],
): [geometry: number, scratch: number] {
  const bytes = module.functions.convolutionScratch(writeGeometry(module, info, out));
  module.scratch(geometryBytes + bytes); // it may move
  const geometry = writeGeometry(module, info, out);
  return [geometry, geometry + geometryBytes];
}

interface ConvAttributes {
  readonly strides: [number, number] | number;
  readonly dilations?: [number, number] | number;
  readonly pad: "valid" | "same" | number | backend_util.ExplicitPadding;
  readonly dataFormat: Layout;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

function infoOf(
  xShape: readonly number[],
  filterShape: readonly number[],
  attributes: NamedAttrMap,
  depthwise = false,
): ConvInfo {
  const { strides, dilations, pad, dataFormat, dimRoundingMode } = attributes as unknown as ConvAttributes;
  // An explicit padding comes in the layout's own order.
  const padding = dataFormat === "NCHW" && Array.isArray(pad) ? ([pad[0], pad[2], pad[3], pad[1]] as typeof pad) : pad;
  return backend_util.computeConv2DInfo(
    xShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    strides,
    dilations ?? 1,
    padding,
    dimRoundingMode,
    depthwise,
  );
}

const isChannelsFirst = (attributes: NamedAttrMap): boolean => attributes["dataFormat"] === "NCHW";
const lastShape = ([n = 0, c = 0, h = 0, w = 0]: readonly number[]): number[] => [n, h, w, c];

/** Runs `f` on pictures with their channels last, whichever way they come; copies are given back. */
function channelsLast(
  module: SideModule,
  pictures: readonly TensorInfo[],
  attributes: NamedAttrMap,
  f: (...pictures: TensorInfo[]) => TensorInfo,
  isPicture: boolean,
): TensorInfo {
  if (!isChannelsFirst(attributes)) return f(...pictures);
  const turned = pictures.map((x) => own("Transpose", { x }, { perm: [0, 2, 3, 1] }, module));
  const y = f(...turned);
  for (const { dataId } of turned) module.backend.disposeData(dataId);
  if (!isPicture) return y;
  const back = own("Transpose", { x: y }, { perm: [0, 3, 1, 2] }, module);
  module.backend.disposeData(y.dataId);
  return back;
}

function convolve(module: SideModule, inputs: KernelInputs, attributes: NamedAttrMap): TensorInfo {
  const filter = input(inputs, "filter");
  const forward = (x: TensorInfo): TensorInfo => {
    const info = infoOf(x.shape, filter.shape, attributes);
    const y = module.output([info.batchSize, info.outHeight, info.outWidth, info.outChannels]);
    const [geometry, scratch] = withScratch(module, info, [info.outHeight, info.outWidth]);
    const { functions } = module;
    functions.convolve(geometry, module.addressOf(x), module.addressOf(filter), module.addressOf(y), scratch);
    return y;
  };
  return channelsLast(module, [input(inputs, "x")], attributes, forward, true);
}

export const conv2d: SideKernel = {
  name: "Conv2D",
  run(module, inputs, attributes, stock) {
    const given = { x: inputs["x"], filter: inputs["filter"] };
    if (!areFloats(given.x, given.filter)) return stock({ inputs, attrs: attributes, backend: module.backend });
    return convolve(module, given, attributes);
  },
};

export const fusedConv2d: SideKernel = {
  name: "FusedConv2D",
  run(module, inputs, attributes, stock) {
    if (!areFloats(inputs["x"], inputs["filter"], inputs["bias"])) {
      return stock({ inputs, attrs: attributes, backend: module.backend });
    }
    const y = convolve(module, inputs, attributes);
    return finish(module, y, inputs, attributes, isChannelsFirst(attributes) ? 1 : 3);
  },
};

export const conv2dBackpropFilter: SideKernel = {
  name: "Conv2DBackpropFilter",
  run(module, inputs, attributes) {
    const filterShape = attributes["filterShape"] as number[];
    const backward = (x: TensorInfo, dy: TensorInfo): TensorInfo => {
      const info = infoOf(x.shape, filterShape, attributes);
      const dfilter = module.output(filterShape);
      const [, height = 0, width = 0] = dy.shape;
      const [geometry, scratch] = withScratch(module, info, [height, width]);
      const [xAt, dyAt] = [module.addressOf(x), module.addressOf(dy)];
      module.functions.filterGradient(geometry, xAt, dyAt, module.addressOf(dfilter), scratch);
      return dfilter;
    };
    return channelsLast(module, [input(inputs, "x"), input(inputs, "dy")], attributes, backward, false);
  },
};

export const conv2dBackpropInput: SideKernel = {
  name: "Conv2DBackpropInput",
  run(module, inputs, attributes) {
    const filter = input(inputs, "filter");
    const given = attributes["inputShape"] as number[];
    const shape = isChannelsFirst(attributes) ? lastShape(given) : given;
    const backward = (dy: TensorInfo): TensorInfo => {
      const info = infoOf(shape, filter.shape, attributes);
      const { outHeight, outWidth, outChannels } = info;
      const dx = module.output(shape);
      // A transposed convolution may be asked for less than its input gives.
      const size = [info.batchSize, outHeight, outWidth, outChannels];
      const isLarger = (dy.shape[1] ?? 0) > outHeight || (dy.shape[2] ?? 0) > outWidth;
      const used = isLarger ? own("Slice", { x: dy }, { begin: [0, 0, 0, 0], size }, module) : dy;
      const [, height = 0, width = 0] = used.shape;
      const [geometry, scratch] = withScratch(module, info, [height, width]);
      const [dyAt, filterAt] = [module.addressOf(used), module.addressOf(filter)];
      module.functions.pictureGradient(geometry, dyAt, filterAt, module.addressOf(dx), scratch);
      if (isLarger) module.backend.disposeData(used.dataId);
      return dx;
    };
    return channelsLast(module, [input(inputs, "dy")], attributes, backward, true);
  },
};

/** By their numbers in depthwise.as.ts. */
const [forward, byPicture, byFilter] = [0, 1, 2];

/** x, filter and y of a depthwise convolution, one of which is made. */
function runDepthwise(
  module: SideModule,
  kind: number,
  attributes: NamedAttrMap,
  xShape: readonly number[],
  filterShape: readonly number[],
  tensors: { readonly x?: TensorInfo; readonly filter?: TensorInfo; readonly y?: TensorInfo },
): TensorInfo {
  const info = infoOf(xShape, filterShape, attributes, true);
  const out: [number, number] = [tensors.y?.shape[1] ?? info.outHeight, tensors.y?.shape[2] ?? info.outWidth];
  const x = tensors.x ?? module.output(xShape);
  const filter = tensors.filter ?? module.output(filterShape);
  const y = tensors.y ?? module.output([info.batchSize, ...out, info.outChannels]);
  const geometry = writeGeometry(module, info, out);
  const [xAt, filterAt, yAt] = [module.addressOf(x), module.addressOf(filter), module.addressOf(y)];
  module.functions.depthwise(geometry, kind, xAt, filterAt, yAt);
  return kind === forward ? y : kind === byPicture ? x : filter;
}

export const depthwiseConv2d: SideKernel = {
  name: "DepthwiseConv2dNative",
  run(module, inputs, attributes, stock) {
    const [x, filter] = [input(inputs, "x"), input(inputs, "filter")];
    if (!areFloats(x, filter)) return stock({ inputs, attrs: attributes, backend: module.backend });
    return runDepthwise(module, forward, attributes, x.shape, filter.shape, { x, filter });
  },
};

export const fusedDepthwiseConv2d: SideKernel = {
  name: "FusedDepthwiseConv2D",
  run(module, inputs, attributes, stock) {
    const [x, filter, bias] = [input(inputs, "x"), input(inputs, "filter"), inputs["bias"]];
    if (!areFloats(x, filter, bias)) {
      return stock({ inputs, attrs: attributes, backend: module.backend });
    }
    const y = runDepthwise(module, forward, attributes, x.shape, filter.shape, { x, filter });
    return finish(module, y, inputs, attributes);
  },
};

export const depthwiseBackpropInput: SideKernel = {
  name: "DepthwiseConv2dNativeBackpropInput",
  run(module, inputs, attributes) {
    const [y, filter] = [input(inputs, "dy"), input(inputs, "filter")];
    return runDepthwise(module, byPicture, attributes, attributes["inputShape"] as number[], filter.shape, {
      y,
      filter,
    });
  },
};

export const depthwiseBackpropFilter: SideKernel = {
  name: "DepthwiseConv2dNativeBackpropFilter",
  run(module, inputs, attributes) {
    const [x, y] = [input(inputs, "x"), input(inputs, "dy")];
    return runDepthwise(module, byFilter, attributes, x.shape, attributes["filterShape"] as number[], { x, y });
  },
};
