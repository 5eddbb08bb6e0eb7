import { backend_util, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";
import { writeGeometry } from "./convolution-kernels";
import { input, sizeOf, type SideKernel, type SideModule } from "./side-module";

// Of the kernels for volumes [batch, depth, height, width, channels] those that stock has wrong. No lesson has volumes: they
// are to be right, not fast.

type Volume = [number, number, number, number, number];

/** Where a picture of x, a slice of the filter and a picture of the output lie that have to do with one another, in bytes. */
interface Meeting {
  readonly x: number;
  readonly filter: number;
  readonly y: number;
}

type PictureGradient = (module: SideModule, geometry: number, at: Meeting, to: number, scratch: number) => void;

/** A gradient of a convolution of volumes: the sum of those of its pictures by the slices of its filter. */
function gradient(
  module: SideModule,
  by: "x" | "filter",
  shapes: { readonly x: Volume; readonly filter: Volume },
  attributes: NamedAttrMap,
  run: PictureGradient,
): TensorInfo {
  const { strides, pad } = attributes as unknown as { strides: Volume[0]; pad: "same" };
  const info = backend_util.computeConv3DInfo(shapes.x, shapes.filter, strides, 1, pad);
  const { inDepth, inChannels, outDepth, outChannels, filterDepth } = info;
  const picture = { ...info, batchSize: 1 } as unknown as backend_util.Conv2DInfo;
  const size: [number, number] = [info.outHeight, info.outWidth];
  const sizes = {
    x: info.inHeight * info.inWidth * inChannels,
    filter: info.filterHeight * info.filterWidth * inChannels * outChannels,
    y: info.outHeight * info.outWidth * outChannels,
  };
  const bytes = geometryBytes + module.functions.convolutionScratch(writeGeometry(module, picture, size));
  const scratch = module.scratch(bytes) + geometryBytes;
  const geometry = writeGeometry(module, picture, size);
  const [whole, part] = [module.output(shapes[by]), module.output([sizes[by]])];
  // Only now: where memory has to grow for something, the views of it are lost.
  const [to, from] = [module.backend.typedArrayFromHeap(whole).fill(0), module.backend.typedArrayFromHeap(part)];
  for (let slab = 0; slab < info.batchSize * outDepth; slab++) {
    const [b, z] = [Math.floor(slab / outDepth), slab % outDepth];
    for (let tap = 0; tap < filterDepth; tap++) {
      const depth = z * info.strideDepth - info.padInfo.front + tap;
      if (depth < 0 || depth >= inDepth) continue;
      const at = { x: 4 * (b * inDepth + depth) * sizes.x, filter: 4 * tap * sizes.filter, y: 4 * slab * sizes.y };
      run(module, geometry, at, module.addressOf(part), scratch);
      from.forEach((value: number, i: number) => {
        const place = at[by] / 4 + i;
        to[place] = (to[place] ?? 0) + value;
      });
    }
  }
  module.backend.disposeData(part.dataId);
  return whole;
}
const geometryBytes = 64;

/** Stock's differs from the transpose of its own convolution. */
const conv3dBackpropInput: SideKernel = {
  name: "Conv3DBackpropInputV2",
  run(module, inputs, attributes) {
    const [dy, filter] = [input(inputs, "dy"), input(inputs, "filter")];
    const [dyAt, filterAt] = [module.addressOf(dy), module.addressOf(filter)];
    const shapes = { x: attributes["inputShape"] as Volume, filter: filter.shape as Volume };
    return gradient(module, "x", shapes, attributes, ({ functions }, geometry, at, to, scratch) =>
      functions.pictureGradient(geometry, dyAt + at.y, filterAt + at.filter, to, scratch),
    );
  },
};

/** Stock's is wrong wherever a stride is not 1. */
const conv3dBackpropFilter: SideKernel = {
  name: "Conv3DBackpropFilterV2",
  run(module, inputs, attributes) {
    const [x, dy] = [input(inputs, "x"), input(inputs, "dy")];
    const [xAt, dyAt] = [module.addressOf(x), module.addressOf(dy)];
    const shapes = { x: x.shape as Volume, filter: attributes["filterShape"] as Volume };
    return gradient(module, "filter", shapes, attributes, ({ functions }, geometry, at, to, scratch) =>
      functions.filterGradient(geometry, xAt + at.x, dyAt + at.y, to, scratch),
    );
  },
};

/** Where the largest number of every window lies, the first of equals; −1 where there is none. */
function largest(module: SideModule, x: TensorInfo, attributes: NamedAttrMap): { shape: number[]; places: Int32Array } {
  const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as {
    filterSize: number;
    strides: number;
    pad: "same";
    dimRoundingMode?: "floor";
  };
  const info = backend_util.computePool3DInfo(x.shape as Volume, filterSize, strides, 1, pad, dimRoundingMode);
  const values = module.backend.typedArrayFromHeap(x);
  const places = new Int32Array(sizeOf(info.outShape)).fill(-1);
  let out = 0;
  const { inDepth, inHeight, inWidth, inChannels } = info;
  for (let b = 0; b < info.batchSize; b++)
    for (let z = 0; z < info.outDepth; z++)
      for (let y = 0; y < info.outHeight; y++)
        for (let across = 0; across < info.outWidth; across++)
          for (let c = 0; c < inChannels; c++, out++) {
            let best = -Infinity;
            for (let fz = 0; fz < info.filterDepth; fz++)
              for (let fy = 0; fy < info.filterHeight; fy++)
                for (let fx = 0; fx < info.filterWidth; fx++) {
                  const iz = z * info.strideDepth - info.padInfo.front + fz;
                  const iy = y * info.strideHeight - info.padInfo.top + fy;
                  const ix = across * info.strideWidth - info.padInfo.left + fx;
                  const isInside = iz >= 0 && iz < inDepth && iy >= 0 && iy < inHeight && ix >= 0 && ix < inWidth;
                  const place = (((b * inDepth + iz) * inHeight + iy) * inWidth + ix) * inChannels + c;
                  const value = isInside ? (values[place] ?? -Infinity) : -Infinity;
                  if (value > best) [best, places[out]] = [value, place];
                }
          }
  return { shape: info.outShape, places };
}

/** Stock starts from the smallest positive number: a window without one gives that. */
const maxPool3d: SideKernel = {
  name: "MaxPool3D",
  run(module, inputs, attributes) {
    const x = input(inputs, "x");
    const { shape, places } = largest(module, x, attributes);
    const y = module.output(shape, x.dtype);
    const [from, to] = [module.backend.typedArrayFromHeap(x), module.backend.typedArrayFromHeap(y)];
    places.forEach((place, i) => (to[i] = place < 0 ? -Infinity : (from[place] ?? 0)));
    return y;
  },
};

const maxPool3dGrad: SideKernel = {
  name: "MaxPool3DGrad",
  run(module, inputs, attributes) {
    const [x, dy] = [input(inputs, "input"), input(inputs, "dy")];
    const { places } = largest(module, x, attributes);
    const dx = module.output(x.shape);
    const [from, to] = [module.backend.typedArrayFromHeap(dy), module.backend.typedArrayFromHeap(dx).fill(0)];
    places.forEach((place, i) => {
      if (place >= 0) to[place] = (to[place] ?? 0) + (from[i] ?? 0);
    });
    return dx;
  },
};

export const volumeKernels: readonly SideKernel[] = [
  conv3dBackpropInput,
  conv3dBackpropFilter,
  maxPool3d,
  maxPool3dGrad,
];
