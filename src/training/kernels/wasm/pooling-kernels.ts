import { backend_util, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";
import { writeGeometry } from "./convolution-kernels";
import { input, type SideKernel, type SideModule } from "./side-module";

interface PoolAttributes {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: "valid" | "same" | number | backend_util.ExplicitPadding;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

function geometryOf(module: SideModule, x: TensorInfo, dy: TensorInfo, attributes: NamedAttrMap): number {
  const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as PoolAttributes;
  const shape = x.shape as [number, number, number, number];
  const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const [, height = 0, width = 0] = dy.shape;
  return writeGeometry(module, info, [height, width]);
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
