import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../../../experiment/random";
import { wasmFileNames, type WasmFile } from "../../backends/backend-setup";
import { initialize } from "../../backends/wasm";
import { kernelCases, largestDifference, numbersOf } from "../kernel-cases";

// Our kernels against tfjs's cpu backend, on shapes that nobody chose.

beforeAll(async () => {
  const { resolve } = createRequire(import.meta.url);
  const files = wasmFileNames.map((name) => [name, resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`)]);
  expect(await initialize({ wasmFiles: Object.fromEntries(files) as Record<WasmFile, string> })).toBe(true);
});

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

function normals(seed: number, shape: readonly number[]): tf.Tensor {
  const random = createRandom(seed, shape.join());
  return tf.tensor(
    Float32Array.from({ length: sizeOf(shape) }, () => random.normal()),
    [...shape],
  );
}

/** Few different numbers, most of them under 0: windows with equals, and without anything positive. */
function negatives(seed: number, shape: readonly number[]): tf.Tensor {
  const random = createRandom(seed, shape.join());
  return tf.tensor(
    Float32Array.from({ length: sizeOf(shape) }, () => Math.floor(4 * random.next()) - 3.5),
    [...shape],
  );
}

async function on(backend: "cpu" | "wasm", f: () => readonly tf.Tensor[]): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const tensors = tf.memory().numTensors;
  const kept = tf.engine().backend.numDataIds();
  const outputs = tf.tidy(() => [...f()]);
  try {
    return await Promise.all(outputs.map((each) => each.data<"float32">()));
  } finally {
    tf.dispose(outputs);
    expect(tf.memory().numTensors, "tensors left").toBe(tensors);
    expect(tf.engine().backend.numDataIds(), `numbers left on ${backend}`).toBe(kept);
  }
}

async function expectAlike(f: (backend: "cpu" | "wasm") => readonly tf.Tensor[], tolerance = 1e-5): Promise<void> {
  const wanted = await on("cpu", () => f("cpu"));
  const got = await on("wasm", () => f("wasm"));
  expect(got.map(({ length }) => length)).toEqual(wanted.map(({ length }) => length));
  expect(largestDifference(got, wanted)).toBeLessThan(tolerance);
}

const seeds = fc.integer({ min: 0, max: 1e6 });
const check = async <T>(cases: fc.Arbitrary<T>, f: (given: T) => Promise<void>, numRuns = 60): Promise<void> =>
  fc.assert(fc.asyncProperty(cases, f), { numRuns, seed: 1 });

describe("products on wasm", () => {
  const length = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 21 }) }, fc.integer({ min: 60, max: 300 }));
  const batch = fc.constantFrom<[number[], number[], number[]]>(
    [[], [], []],
    [[3], [3], [3]],
    [
      [2, 3],
      [2, 3],
      [2, 3],
    ],
    [[1], [4], [4]],
    [[3], [1], [3]],
    [
      [2, 1],
      [1, 3],
      [2, 3],
    ],
    [[], [2], [2]],
  );

  it("every transpose and batch is the cpu's, with both gradients", () =>
    check(fc.tuple(seeds, batch, length, length, length, fc.boolean(), fc.boolean()), async (given) => {
      const [seed, [aBatch, bBatch, batches], rows, columns, depth, transposeA, transposeB] = given;
      const isEven = aBatch.join() === bBatch.join();
      await expectAlike((backend) => {
        const [aShape, bShape] = [
          transposeA ? [depth, rows] : [rows, depth],
          transposeB ? [columns, depth] : [depth, columns],
        ];
        const a = normals(seed, [...aBatch, ...aShape]);
        const b = normals(seed + 1, [...bBatch, ...bShape]);
        // The cpu computes few of these products, and tfjs gives them gradients of the wrong shape.
        if (!isEven && backend === "wasm") return [tf.matMul(a, b, transposeA, transposeB)];
        if (!isEven) {
          const [whole, others] = [
            tf.broadcastTo(a, [...batches, ...aShape]),
            tf.broadcastTo(b, [...batches, ...bShape]),
          ];
          return [tf.matMul(whole, others, transposeA, transposeB)];
        }
        const product = (x: tf.Tensor, y: tf.Tensor) => tf.matMul(x, y, transposeA, transposeB);
        const { value, grads } = tf.valueAndGrads(product)([a, b], normals(seed + 2, [...batches, rows, columns]));
        return [value, ...grads];
      });
    }));

  it("bias and every activation come after the whole sum", () =>
    check(
      fc.tuple(
        seeds,
        length,
        length,
        length,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom("linear", "relu", "relu6", "sigmoid", "elu", "leakyrelu", "prelu"),
      ),
      ([seed, rows, columns, depth, transposeA, transposeB, activation]) =>
        expectAlike(() => [
          tf.fused.matMul({
            a: normals(seed, transposeA ? [depth, rows] : [rows, depth]),
            b: normals(seed + 1, transposeB ? [columns, depth] : [depth, columns]),
            bias: normals(seed + 2, [columns]),
            preluActivationWeights: normals(seed + 3, [columns]),
            activation: activation as "relu",
            transposeA,
            transposeB,
          }),
        ]),
    ));

  it("a weight seen in another shape gives its own product", () =>
    expectAlike(() => {
      const weight = normals(1, [4, 6]);
      return [
        tf.matMul(normals(2, [2, 4]), weight as tf.Tensor2D),
        tf.matMul(normals(3, [2, 6]), tf.reshape(weight, [6, 4])),
      ];
    }));
});

const windows = fc
  .record({
    seed: seeds,
    batch: fc.integer({ min: 1, max: 3 }),
    height: fc.integer({ min: 1, max: 12 }),
    width: fc.integer({ min: 1, max: 12 }),
    channels: fc.integer({ min: 1, max: 9 }),
    filterHeight: fc.integer({ min: 1, max: 4 }),
    filterWidth: fc.integer({ min: 1, max: 4 }),
    out: fc.integer({ min: 1, max: 18 }),
    strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    dilations: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    isDilated: fc.boolean(),
    padding: fc.oneof(
      fc.constantFrom("valid" as const, "same" as const),
      fc.integer({ min: 0, max: 2 }),
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
    ),
    layout: fc.constantFrom("NHWC" as const, "NCHW" as const),
  })
  .map(({ isDilated, strides, dilations, padding, ...given }) => ({
    ...given,
    strides: (isDilated ? [1, 1] : strides) as [number, number],
    dilations: (isDilated ? dilations : [1, 1]) as [number, number],
    padding,
  }))
  // At least one whole window, or tfjs makes a tensor of a negative size.
  .filter(({ height, width, filterHeight, filterWidth, dilations }) => {
    const [down, across] = dilations;
    return height >= (filterHeight - 1) * down + 1 && width >= (filterWidth - 1) * across + 1;
  });
type Windows = typeof windows extends fc.Arbitrary<infer T> ? T : never;

type Pad = Parameters<typeof tf.conv2d<tf.Tensor4D>>[3];
function padOf({ padding, layout }: Pick<Windows, "padding" | "layout">): Pad {
  if (!Array.isArray(padding)) return padding;
  const [top = 0, bottom = 0, left = 0, right = 0] = padding;
  const [none, rows, columns] = [
    [0, 0],
    [top, bottom],
    [left, right],
  ] as [number, number][];
  return (layout === "NHWC" ? [none, rows, columns, none] : [none, none, rows, columns]) as Pad;
}

/** Σ a · b */
const inner = (a: tf.Tensor, b: tf.Tensor): tf.Tensor => tf.sum(tf.mul(a, b));

describe("convolutions on wasm", () => {
  const pictureShape = ({ batch, height, width, channels, layout }: Windows): number[] =>
    layout === "NHWC" ? [batch, height, width, channels] : [batch, channels, height, width];

  it("every stride, padding, dilation and layout is the cpu's; gradients too", () =>
    check(
      windows,
      async (given) => {
        const { seed, channels, filterHeight, filterWidth, out, strides, dilations, layout } = given;
        const [isDilated, pad] = [Math.max(...dilations) > 1, padOf(given)];
        const convolve = (x: tf.Tensor, filter: tf.Tensor) =>
          tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, strides, pad, layout, dilations) as tf.Tensor;
        const make = () => ({
          x: normals(seed, pictureShape(given)),
          filter: normals(seed + 1, [filterHeight, filterWidth, channels, out]),
        });
        await expectAlike(() => {
          const { x, filter } = make();
          const value = convolve(x, filter);
          // An explicit padding has no gradient on the cpu in this layout.
          if (isDilated || (Array.isArray(pad) && layout === "NCHW")) return [value];
          return [value, ...tf.valueAndGrads(convolve)([x, filter], normals(seed + 2, value.shape)).grads];
        });
        if (!isDilated) return;
        // The cpu refuses it; but a gradient is the transpose: Σ conv(u) · dy = Σ u · dx, for every u.
        const [left = 0, right = 0, byFilter = 0] = (
          await on("wasm", () => {
            const { x, filter } = make();
            const dy = normals(seed + 2, convolve(x, filter).shape);
            const [dx, dfilter] = tf.grads(convolve)([x, filter], dy) as [tf.Tensor, tf.Tensor];
            return [inner(convolve(x, filter), dy), inner(x, dx), inner(filter, dfilter)];
          })
        ).map(([number]) => number);
        const size = 1e-4 * Math.sqrt(sizeOf(pictureShape(given)) * filterHeight * filterWidth * out);
        expect(Math.abs(right - left)).toBeLessThan(size);
        expect(Math.abs(byFilter - left)).toBeLessThan(size);
      },
      120,
    ));

  it("with bias and every activation it is the cpu's", () =>
    check(
      fc.tuple(windows, fc.constantFrom("linear", "relu", "relu6", "sigmoid", "elu", "leakyrelu", "prelu")),
      ([given, activation]) =>
        expectAlike(() => [
          tf.fused.conv2d({
            x: normals(given.seed, pictureShape({ ...given, layout: "NHWC" })) as tf.Tensor4D,
            filter: normals(given.seed + 1, [
              given.filterHeight,
              given.filterWidth,
              given.channels,
              given.out,
            ]) as tf.Tensor4D,
            bias: normals(given.seed + 2, [given.out]),
            preluActivationWeights: normals(given.seed + 3, [given.out]),
            activation: activation as "relu",
            leakyreluAlpha: 0.3,
            strides: given.strides,
            dilations: given.dilations,
            pad: padOf({ ...given, layout: "NHWC" }) as "same",
          }),
        ]),
    ));

  it("a filter that is changed in place is seen", async () => {
    await tf.setBackend("wasm");
    const numbers = tf.tidy(() => {
      const x = tf.ones([1, 2, 2, 1]) as tf.Tensor4D;
      const filter = tf.variable(tf.ones([1, 1, 1, 1])) as tf.Variable<tf.Rank.R4>;
      const before = tf.conv2d(x, filter, 1, "valid");
      filter.assign(tf.mul(filter, 5) as tf.Tensor4D);
      const after = tf.conv2d(x, filter, 1, "valid");
      filter.dispose();
      return [...before.dataSync(), ...after.dataSync()];
    });
    expect(numbers).toEqual([1, 1, 1, 1, 5, 5, 5, 5]);
  });

  it("depthwise, with every multiplier, it is the cpu's; gradients too", () =>
    check(
      fc.tuple(windows, fc.integer({ min: 1, max: 3 })),
      async ([given, multiplier]) => {
        const { seed, strides, dilations, channels, filterHeight, filterWidth } = given;
        const [isDilated, pad] = [Math.max(...dilations) > 1, padOf({ ...given, layout: "NHWC" })];
        const convolve = (x: tf.Tensor, filter: tf.Tensor) =>
          tf.depthwiseConv2d(
            x as tf.Tensor4D,
            filter as tf.Tensor4D,
            strides,
            pad as "same",
            "NHWC",
            dilations,
          ) as tf.Tensor;
        const make = () => ({
          x: normals(seed, pictureShape({ ...given, layout: "NHWC" })),
          filter: normals(seed + 1, [filterHeight, filterWidth, channels, multiplier]),
        });
        await expectAlike(() => {
          const { x, filter } = make();
          const value = convolve(x, filter);
          if (isDilated) return [value];
          return [value, ...tf.valueAndGrads(convolve)([x, filter], normals(seed + 2, value.shape)).grads];
        });
        if (!isDilated) return;
        const [left = 0, right = 0, byFilter = 0] = (
          await on("wasm", () => {
            const { x, filter } = make();
            const dy = normals(seed + 2, convolve(x, filter).shape);
            const [dx, dfilter] = tf.grads(convolve)([x, filter], dy) as [tf.Tensor, tf.Tensor];
            return [inner(convolve(x, filter), dy), inner(x, dx), inner(filter, dfilter)];
          })
        ).map(([number]) => number);
        expect(Math.abs(right - left)).toBeLessThan(1e-2);
        expect(Math.abs(byFilter - left)).toBeLessThan(1e-2);
      },
      100,
    ));
});

describe("pooling on wasm", () => {
  // Padding of pools must be smaller than their window.
  const pools = windows.filter(
    ({ padding, filterHeight, filterWidth }) =>
      !Array.isArray(padding) && (typeof padding !== "number" || padding < Math.min(filterHeight, filterWidth)),
  );
  const run = (given: Windows, pool: (x: tf.Tensor4D) => tf.Tensor): Promise<void> =>
    expectAlike(() => {
      const x = negatives(given.seed, [given.batch, given.height, given.width, given.channels]) as tf.Tensor4D;
      const y = pool(x);
      const dy = normals(given.seed + 1, y.shape);
      // A window that lies wholly in the padding has no largest number and no mean.
      const real = tf.where(tf.isFinite(y), y, tf.zerosLike(y));
      return [real, tf.grad(pool as (x: tf.Tensor) => tf.Tensor)(x, dy)];
    });

  it("max: the largest, and the first of these has the slope, also where nothing is positive", () =>
    check(pools, (given) =>
      run(given, (x) => tf.maxPool(x, [given.filterHeight, given.filterWidth], given.strides, given.padding as "same")),
    ));

  it("average: the mean, and the slope goes in equal parts", () =>
    check(pools, (given) =>
      run(given, (x) => tf.avgPool(x, [given.filterHeight, given.filterWidth], given.strides, given.padding as "same")),
    ));
});

describe("sums on wasm", () => {
  it("over any axes they are the cpu's", () =>
    check(
      fc.tuple(
        seeds,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        fc.subarray([0, 1, 2, 3]),
        fc.boolean(),
      ),
      ([seed, shape, axes, keepDims]) =>
        expectAlike(() => [
          tf.sum(
            normals(seed, shape),
            axes.filter((axis) => axis < shape.length),
            keepDims,
          ),
        ]),
    ));

  it("of segments are the cpu's; a segment that is none counts nowhere", () =>
    check(
      fc.tuple(
        seeds,
        fc.array(fc.integer({ min: -1, max: 9 }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
      ),
      ([seed, ids, innerShape, segments, isWhole]) =>
        expectAlike(() => {
          const x = normals(seed, [ids.length, ...innerShape]);
          const numbers = isWhole ? tf.cast(tf.mul(x, 100), "int32") : x;
          return [tf.cast(tf.unsortedSegmentSum(numbers, tf.tensor1d(ids, "int32"), segments), "float32")];
        }),
    ));

  it("the gradient of a gather is the cpu's", () =>
    expectAlike(() => {
      const looked = (table: tf.Tensor) => tf.gather(table, tf.tensor1d([3, 0, 3, 6, 3], "int32"));
      return [tf.grad(looked)(normals(1, [7, 5]), normals(2, [5, 5]))];
    }));
});

describe("clones on wasm", () => {
  it("share their numbers and outlive one another", async () => {
    await tf.setBackend("wasm");
    const first = tf.tensor1d([1, 2, 3]);
    const second = tf.clone(first);
    const variable = tf.variable(first);
    first.dispose();
    variable.assign(tf.tidy(() => tf.tensor1d([7, 8, 9])));
    expect([...second.dataSync()]).toEqual([1, 2, 3]);
    expect([...variable.dataSync()]).toEqual([7, 8, 9]);
    tf.dispose([second, variable]);
  });
});

describe("fused on wasm", () => {
  it.each(kernelCases)("$name is what the stock operations give on the cpu", async (each) => {
    await tf.setBackend("cpu");
    const wanted = await numbersOf(each);
    await tf.setBackend("wasm");
    const tensors = tf.memory().numTensors;
    const got = await numbersOf(each);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(largestDifference(got, wanted)).toBeLessThan(each.tolerance);
  });
});
