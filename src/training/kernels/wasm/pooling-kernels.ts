import { backend_util, util, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";
import { writeGeometry } from "./convolution-kernels";
import { identity } from "./sum-kernels";
import { input, type SideKernel, type SideModule } from "./side-module";

interface PoolAttributes {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: "valid" | "same" | number | backend_util.ExplicitPadding;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

function infoOf(x: TensorInfo, attributes: NamedAttrMap): backend_util.Conv2DInfo {
  const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as PoolAttributes;
  const shape = x.shape as [number, number, number, number];
  return backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
}

/**
 * Stock asks its library for the windows, which counts other ones than tfjs where a padding given as a number meets a
 * window or a stride that is not square, and then writes beyond the tensor.
 */
const pooling = (name: "MaxPool" | "AvgPool"): SideKernel => ({
  name,
  run(module, inputs, attributes, stock) {
    const x = input(inputs, "x");
    if (x.dtype !== "float32") return stock({ inputs, attrs: attributes, backend: module.backend });
    const info = infoOf(x, attributes);
    // As on the cpu, where a window of one pixel may also be stepped over the padding.
    if (info.filterHeight === 1 && info.filterWidth === 1 && util.arraysEqual(info.inShape, info.outShape)) {
      return identity.run(module, { x }, {}, stock);
    }
    const y = module.output(info.outShape);
    const geometry = writeGeometry(module, info, [info.outHeight, info.outWidth]);
    module.functions.pool(geometry, name === "AvgPool", module.addressOf(x), module.addressOf(y));
    return y;
  },
});
export const maxPool = pooling("MaxPool");
export const averagePool = pooling("AvgPool");

function geometryOf(module: SideModule, x: TensorInfo, dy: TensorInfo, attributes: NamedAttrMap): number {
  const [, height = 0, width = 0] = dy.shape;
  return writeGeometry(module, infoOf(x, attributes), [height, width]);
}

export const maxPoolGrad: SideKernel = {
  name: "MaxPoolGrad",
  run(module, inputs, attributes) {
    const [x, dy] = [input(inputs, "input"), input(inputs, "dy")];
    const dx = module.output(x.shape);
    const geometry = geometryOf(module, x, dy, attributes);
    module.functions.maxPoolGradient(geometry, module.addressOf(x), module.addressOf(dy), module.addressOf(dx));
    return dx;
  },
};

export const averagePoolGrad: SideKernel = {
  name: "AvgPoolGrad",
  run(module, inputs, attributes) {
    const [x, dy] = [input(inputs, "input"), input(inputs, "dy")];
    const dx = module.output(x.shape);
    const geometry = geometryOf(module, x, dy, attributes);
    module.functions.averagePoolGradient(geometry, module.addressOf(dy), module.addressOf(dx));
    return dx;
  },
};
