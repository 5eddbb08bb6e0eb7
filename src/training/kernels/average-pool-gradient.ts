import {
  backend_util,
  engine,
  mul,
  registerGradient,
  tensor,
  unregisterGradient,
  type Tensor,
  type Tensor4D,
} from "@tensorflow/tfjs-core";

interface PoolAttributes {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: "valid" | "same" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

/**
 * Stock's gradient of average pooling divides by the whole window; at the border, the average is one of what lies within the
 * picture. Slopes are made as much larger beforehand, on every backend; stock's own kernels do the rest. To be called after
 * stock's gradients are registered.
 */
export function mendAveragePoolGradient(): void {
  unregisterGradient("AvgPool");
  registerGradient({
    kernelName: "AvgPool",
    inputsToSave: ["x"],
    gradFunc: (dy, [x], attributes) => {
      if (!x || Array.isArray(dy)) throw new RangeError("Average pooling has one input and one output");
      const asked = attributes as unknown as PoolAttributes;
      return {
        x: () =>
          engine().runKernel(
            "AvgPoolGrad",
            { dy: mul(dy, windowShares(x as Tensor4D, asked)), input: x },
            { ...asked },
          ) as Tensor,
      };
    },
  });
}

/** By how much the whole window is larger than what of it lies within the picture: [1, rows, columns, 1]. */
function windowShares({ shape }: Tensor4D, { filterSize, strides, pad, dimRoundingMode }: PoolAttributes): Tensor {
  const pool = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const within = (out: number, stride: number, before: number, filter: number, size: number): number[] =>
    Array.from({ length: out }, (_, at) => {
      const from = at * stride - before;
      return Math.min(size, from + filter) - Math.max(0, from);
    });
  const { padInfo, outHeight, outWidth, filterHeight, filterWidth, inHeight, inWidth } = pool;
  const rows = within(outHeight, pool.strideHeight, padInfo.top, filterHeight, inHeight);
  const columns = within(outWidth, pool.strideWidth, padInfo.left, filterWidth, inWidth);
  const shares = rows.map((high) => columns.map((wide) => (filterHeight * filterWidth) / Math.max(1, high * wide)));
  return tensor([shares.map((row) => row.map((share) => [share]))]);
}
