import {
  concat,
  engine,
  mul,
  reshape,
  sum,
  tensor,
  tidy,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
} from "@tensorflow/tfjs-core";

// A handful of numbers from every kernel: an engine that compiles the module wrongly must not teach anybody anything.

const wave = (shape: readonly number[], frequency: number): Tensor =>
  tensor(
    Float32Array.from({ length: shape.reduce((size, length) => size * length, 1) }, (_, i) =>
      Math.sin(frequency * (i + 1)),
    ),
    [...shape],
  );

const run = (name: string, inputs: Record<string, Tensor> | readonly Tensor[], attributes: object = {}): Tensor[] =>
  [engine().runKernel(name, inputs as NamedTensorMap, attributes as NamedAttrMap) as Tensor | Tensor[]].flat();

/** What the kernels give for waves. Call within `tidy`, on the wasm backend. */
function outputs(): readonly Tensor[] {
  const windows = { strides: [1, 1], pad: "same", dilations: [1, 1], dataFormat: "NHWC" };
  const pools = { filterSize: [2, 2], strides: [2, 2], pad: "valid" };
  const x = wave([2, 6, 5, 5], 1.7);
  const filter = wave([3, 2, 5, 9], 2.3);
  const [y] = run("Conv2D", { x, filter }, windows) as [Tensor];
  const single = wave([3, 3, 5, 1], 0.7);
  const [apart] = run("DepthwiseConv2dNative", { x, filter: single }, windows) as [Tensor];
  const [pooled] = run("MaxPool", { x: y }, pools) as [Tensor];
  const [mean] = run("AvgPool", { x: y }, pools) as [Tensor];
  const [a, b] = [wave([13, 11], 1.1), wave([13, 18], 1.3)];
  const rows = wave([7, 12], 1.9);
  const [gain, shift] = [wave([12], 0.3), wave([12], 0.9)];
  const [normal, means, scales] = run("LayerNorm", { x: rows, gain, shift }, { epsilon: 1e-5 }) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const labels = tensor([0, 3, 1, 11, 5, 2, 7], [7], "int32");
  const [losses, probabilities] = run("SoftmaxCrossEntropy", { logits: rows, labels }) as [Tensor, Tensor];
  const qkv = wave([1, 19, 24], 2.9);
  const [seen, weights] = run("CausalAttention", { qkv }, { heads: 2 }) as [Tensor, Tensor];
  const adam = { correctedRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, shrink: 0.01 };
  return [
    y,
    ...run("Conv2DBackpropFilter", { x, dy: y }, { ...windows, filterShape: filter.shape }),
    ...run("Conv2DBackpropInput", { dy: y, filter }, { ...windows, inputShape: x.shape }),
    apart,
    ...run("DepthwiseConv2dNativeBackpropInput", { dy: apart, filter: single }, { ...windows, inputShape: x.shape }),
    ...run("DepthwiseConv2dNativeBackpropFilter", { x, dy: apart }, { ...windows, filterShape: single.shape }),
    pooled,
    ...run("MaxPoolGrad", { input: y, output: pooled, dy: pooled }, pools),
    mean,
    ...run("AvgPoolGrad", { input: y, dy: mean }, pools),
    ...run("BatchMatMul", { a, b }, { transposeA: true, transposeB: false }),
    ...run("_FusedMatMul", { a: b, b: a, bias: wave([11], 1) }, { transposeA: true, activation: "sigmoid" }),
    ...run("Sum", { x: y }, { axis: [0, 1, 2] }),
    ...run("UnsortedSegmentSum", { x: rows, segmentIds: labels }, { numSegments: 12 }),
    normal,
    ...run("LayerNormGrad", { x: rows, gain, means, scales, dy: rows }),
    losses,
    ...run("SoftmaxCrossEntropyGrad", { probabilities, labels, dy: losses }),
    seen,
    ...run("CausalAttentionGrad", { qkv, weights, y: seen, dy: seen }, { heads: 2 }),
    ...run("Gelu", { x: rows }),
    ...run("DenseGrad", { dy: rows, y: normal }, { activation: "gelu" }),
    ...run("AdamStep", [rows, normal, wave([7, 12], 0.1), probabilities], adam),
  ];
}

/** Each output along a wave: [outputs] */
async function sideKernelSums(): Promise<Float32Array> {
  const sums = tidy(() =>
    concat(outputs().map((each) => reshape(sum(mul(reshape(each, [-1]), wave([each.size], 0.37))), [1]))),
  );
  try {
    return await sums.data<"float32">();
  } finally {
    sums.dispose();
  }
}

/** The largest difference from what is expected, each by its size. NaN where a number is not finite. */
export async function sideKernelError(): Promise<number> {
  const got = await sideKernelSums();
  return expected.reduce(
    (worst, number, i) => Math.max(worst, Math.abs((got[i] ?? NaN) - number) / Math.max(1, Math.abs(number))),
    got.length === expected.length ? 0 : NaN,
  );
}

// From the plain build; parity.test.ts compares every one of these kernels with the cpu.
// prettier-ignore
const expected: readonly number[] = [
  -2.701231, -49.30655, 39.58386, -18.62306, 7.191204, 214.812, 31.5923, 36.07895, -0.5491705, 0.02384961, 1.112305,
  1.699742, -0.3983626, -1.185524, -0.0262661, 1.577816, 14.42736, -0.2259739, 13.6111, 5.675149, 0.09523153, 0.3148452,
  -0.02937913, 2.642547, 9.79045, -0.0298295, -2.101465, -0.07178289,
];
