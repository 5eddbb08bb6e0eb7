import { backend_util, type DataType, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, it } from "vitest";
import { createRandom } from "../../../experiment/random";
import {
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  depthwiseBackpropFilter,
  depthwiseBackpropInput,
  depthwiseConv2d,
  fusedConv2d,
} from "./convolution-kernels";
import { fusedKernels } from "./fused-kernels";
import type { KernelFunctions } from "./kernel-functions";
import kernelBytes from "./kernels.as.ts?wasm";
import { averagePool, averagePoolGrad, maxPool, maxPoolGrad } from "./pooling-kernels";
import { batchMatMul, fusedMatMul } from "./product-kernels";
import { SideModule, sizeOf, type HeapBackend, type SideKernel } from "./side-module";
import { sum, unsortedSegmentSum } from "./sum-kernels";
import { volumeKernels } from "./volume-kernels";

// Our kernels write on a heap that is not theirs, where nothing stops them. Here each tensor in turn ends where the memory
// ends, so that a read beyond it traps; what lies between the tensors must be after a kernel as it was; memory that nobody
// wrote holds NaN; and with every piece that is asked for it grows, which takes all views of it away.

const [memoryBytes, guardBytes] = [1 << 20, 64];
let module: WebAssembly.Module;
beforeAll(async () => {
  module = await WebAssembly.compile(kernelBytes as BufferSource);
});

interface Piece {
  readonly at: number;
  readonly bytes: number;
}

/** `atEnd`: which piece ends with the memory; −1 none. `fill`: what memory holds that nobody wrote. */
class Heap implements HeapBackend {
  readonly memory = new WebAssembly.Memory({ initial: memoryBytes >> 16 });
  readonly wasm = {
    asm: { memory: this.memory },
    _malloc: (bytes: number): number => this.take(bytes),
    _free: () => undefined,
  };
  readonly pieces: Piece[] = [];
  readonly dataIdMap = {
    get: (dataId: object): { readonly memoryOffset: number } => ({ memoryOffset: (dataId as Piece).at }),
  };
  private next = guardBytes;

  constructor(
    private readonly atEnd: number,
    private readonly fill: number,
    private readonly grows: boolean,
  ) {
    new Uint32Array(this.memory.buffer).fill(fill);
  }

  private take(bytes: number): number {
    const isLast = this.pieces.length === this.atEnd;
    const at = isLast ? memoryBytes - bytes : this.next;
    if (!isLast) this.next += bytes + guardBytes;
    this.pieces.push({ at, bytes });
    if (this.grows) this.memory.grow(0); // not by a page, but the views are lost all the same
    return at;
  }

  makeOutput(shape: number[], dtype: DataType): TensorInfo {
    this.take(4 * sizeOf(shape));
    return { dataId: this.pieces.at(-1) as object, shape, dtype };
  }

  incRef(): void {}
  disposeData(): boolean {
    return true;
  }

  typedArrayFromHeap({ dataId, shape, dtype }: TensorInfo): Float32Array | Int32Array {
    const { at } = dataId as Piece;
    return new (dtype === "int32" ? Int32Array : Float32Array)(this.memory.buffer, at, sizeOf(shape));
  }

  /** The first place outside every piece that is not as it was; −1 where there is none. */
  touched(): number {
    const bytes = new Uint32Array(this.memory.buffer);
    const inOrder = [...this.pieces].sort((a, b) => a.at - b.at);
    let from = 0;
    for (const { at, bytes: length } of [...inOrder, { at: memoryBytes, bytes: 0 }]) {
      for (let place = from / 4; place < at / 4; place++) if (bytes[place] !== this.fill) return 4 * place;
      from = at + length;
    }
    return -1;
  }
}

interface GivenTensor {
  readonly shape: readonly number[];
  /** Whole numbers under this. */
  readonly below?: number;
}
interface Call {
  readonly kernel: SideKernel;
  readonly inputs: Readonly<Record<string, GivenTensor>>;
  readonly attributes?: object;
}

/** What the kernel gives, bit by bit, and of how many pieces of memory. */
function run(
  { kernel, inputs, attributes = {} }: Call,
  atEnd = -1,
  [fill, grows]: readonly [number, boolean] = [0, false],
): { numbers: Uint32Array[]; pieces: number } {
  const heap = new Heap(atEnd, fill, grows);
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory: heap.memory },
    "javascript.as": { log: Math.log },
  });
  const side = new SideModule(exports as unknown as KernelFunctions, heap);
  const random = createRandom(5, kernel.name);
  const given = Object.entries(inputs).map(([name, { shape, below }]) => {
    const tensor = heap.makeOutput([...shape], below === undefined ? "float32" : "int32");
    const numbers = heap.typedArrayFromHeap(tensor);
    for (let i = 0; i < numbers.length; i++) numbers[i] = below === undefined ? random.normal() : random.below(below);
    return [name, tensor] as const;
  });
  const bits = (tensor: TensorInfo): Uint32Array =>
    new Uint32Array(heap.memory.buffer, (tensor.dataId as Piece).at, sizeOf(tensor.shape)).slice();
  const before = given.map(([, tensor]) => bits(tensor));
  const stock = () => {
    throw new Error("Left to stock");
  };
  const made = kernel.run(side, Object.fromEntries(given), attributes as NamedAttrMap, stock);
  const touched = heap.touched();
  if (touched >= 0) throw new Error(`${kernel.name} wrote at ${touched}, of ${JSON.stringify(heap.pieces)}`);
  given.forEach(([name, tensor], i) => {
    if (!isSame(before[i], bits(tensor))) throw new Error(`${kernel.name} wrote into its input ${name}`);
  });
  return { numbers: [made].flat().map(bits), pieces: heap.pieces.length };
}

const nan = 0x7fc00000;

const isSame = (a: Uint32Array | undefined, b: Uint32Array): boolean =>
  a?.length === b.length && a.every((bits, i) => bits === b[i]);

function holds(call: Call): void {
  const wanted = run(call);
  for (let atEnd = -1; atEnd < wanted.pieces; atEnd++) {
    let got;
    try {
      got = run(call, atEnd, [nan, true]);
    } catch (error) {
      throw new Error(`${call.kernel.name}, piece ${atEnd}: ${String(error)}`, { cause: error });
    }
    got.numbers.forEach((bits, i) => {
      if (!isSame(wanted.numbers[i], bits))
        throw new Error(`${call.kernel.name}, piece ${atEnd}: output ${i} depends on what lay in memory`);
    });
  }
}

const fused = (name: string): SideKernel => {
  const found = fusedKernels.find((kernel) => kernel.name === name);
  if (!found) throw new Error(`No kernel ${name}`);
  return found;
};
const check = (cases: fc.Arbitrary<Call>, numRuns: number): void =>
  fc.assert(fc.property(cases, holds), { numRuns, seed: 1 });
const upTo = (max: number, min = 1): fc.Arbitrary<number> => fc.integer({ min, max });

const windows = fc
  .record({
    batch: upTo(2, 0),
    height: upTo(8),
    width: upTo(8),
    channels: upTo(9),
    fh: upTo(4),
    fw: upTo(4),
    out: upTo(18),
    strides: fc.tuple(upTo(3), upTo(3)),
    dilations: fc.tuple(upTo(2), upTo(2)),
    pad: fc.oneof(fc.constantFrom("valid" as const, "same" as const), upTo(2, 0)),
    which: upTo(12),
    multiplier: upTo(3),
  })
  .filter(
    ({ height, width, fh, fw, dilations, pad }) =>
      (typeof pad === "string" || width >= (fh - 1) * dilations[0] + 1) &&
      height >= (fh - 1) * dilations[0] + 1 &&
      width >= (fw - 1) * dilations[1] + 1,
  );

describe("kernels on a heap that others use stay within their tensors, and read nothing that nobody wrote", () => {
  it("products", () => {
    const length = fc.oneof({ weight: 5, arbitrary: upTo(21, 0) }, upTo(150, 120));
    check(
      fc
        .record({
          rows: length,
          columns: length,
          depth: length,
          batch: upTo(2, 0),
          ta: fc.boolean(),
          tb: fc.boolean(),
          activation: fc.constantFrom(null, "linear", "relu", "relu6", "sigmoid"),
        })
        .map(({ rows, columns, depth, batch, ta, tb, activation }) => ({
          kernel: activation ? fusedMatMul : batchMatMul,
          inputs: {
            a: { shape: [batch, ...(ta ? [depth, rows] : [rows, depth])] },
            b: { shape: [batch, ...(tb ? [columns, depth] : [depth, columns])] },
            ...(activation && { bias: { shape: [columns] } }),
          },
          attributes: { transposeA: ta, transposeB: tb, activation: activation ?? "linear" },
        })),
      30,
    );
  });

  it("convolutions and pools", () => {
    check(
      windows.map(
        ({ batch, height, width, channels, fh, fw, out, strides, dilations, pad, which, multiplier }): Call => {
          const isPool = which > 8;
          const [dh, dw] = isPool ? [1, 1] : dilations;
          const info = backend_util.computeConv2DInfo(
            [batch, height, width, channels],
            [fh, fw, channels, 1],
            strides,
            [dh, dw] as [number, number],
            pad,
          );
          const [oh, ow] = [info.outHeight, info.outWidth];
          const isDepthwise = which > 5;
          const outChannels = isPool ? channels : isDepthwise ? channels * multiplier : out;
          const x = { shape: [batch, height, width, channels] };
          const filter = { shape: [fh, fw, channels, isDepthwise ? multiplier : out] };
          const dy = { shape: [batch, oh, ow, outChannels] };
          const attributes = {
          strides, dilations, pad, dataFormat: "NHWC", filterSize: [fh, fw],
          inputShape: x.shape, filterShape: filter.shape, activation: "relu",
        }; // prettier-ignore
          const calls: readonly Pick<Call, "kernel" | "inputs">[] = [
            { kernel: conv2d, inputs: { x, filter } },
            { kernel: conv2d, inputs: { x, filter } },
            { kernel: fusedConv2d, inputs: { x, filter, bias: { shape: [out] } } },
            { kernel: conv2dBackpropFilter, inputs: { x, dy } },
            { kernel: conv2dBackpropInput, inputs: { dy, filter } },
            { kernel: conv2dBackpropInput, inputs: { dy, filter } },
            { kernel: depthwiseConv2d, inputs: { x, filter } },
            { kernel: depthwiseBackpropInput, inputs: { dy, filter } },
            { kernel: depthwiseBackpropFilter, inputs: { x, dy } },
            { kernel: maxPool, inputs: { x } },
            { kernel: averagePool, inputs: { x } },
            { kernel: maxPoolGrad, inputs: { input: x, dy } },
            { kernel: averagePoolGrad, inputs: { input: x, dy } },
          ];
          return { ...(calls[which] as Call), attributes };
        },
      ),
      60,
    );
  });

  it("volumes", () => {
    check(
      fc
        .record({
          batch: upTo(2),
          sizes: fc.tuple(upTo(4), upTo(4), upTo(4)),
          channels: upTo(3),
          filter: fc.tuple(upTo(3), upTo(3), upTo(3)),
          out: upTo(5),
          strides: fc.tuple(upTo(2), upTo(2), upTo(2)),
          which: upTo(volumeKernels.length - 1, 0),
        })
        .map(({ batch, sizes, channels, filter: f, out, strides, which }) => {
          const kernel = volumeKernels[which] as SideKernel;
          const isPool = kernel.name.startsWith("MaxPool");
          const x = { shape: [batch, ...sizes, channels] };
          const filter = { shape: [...f, channels, out] };
          const dy = {
            shape: [batch, ...sizes.map((size, i) => Math.ceil(size / (strides[i] ?? 1))), isPool ? channels : out],
          };
          const attributes = { strides, pad: "same", filterSize: f, inputShape: x.shape, filterShape: filter.shape };
          const inputs =
            kernel.name === "MaxPool3D"
              ? { x }
              : kernel.name === "MaxPool3DGrad"
                ? { dy, input: x }
                : kernel.name === "Conv3DBackpropInputV2"
                  ? { dy, filter }
                  : { x, dy };
          return { kernel, inputs, attributes } as unknown as Call;
        }),
      30,
    );
  });

  it("sums, rows and what is fused", () => {
    const rows = upTo(9, 0);
    check(
      fc
        .record({ rows, width: upTo(21), which: upTo(11, 0), heads: upTo(3), places: upTo(37) })
        .map(({ rows, width, which, heads, places }): Call => {
          const table = { shape: [rows, width] };
          const vector = { shape: [width] };
          const [each, labels] = [{ shape: [rows] }, { shape: [rows], below: width }];
          const qkv = { shape: [2, places, 3 * heads * width] };
          const seen = { shape: [2, places, heads * width] };
          const adam = { correctedRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, shrink: 0.01 };
          const calls: readonly Call[] = [
            { kernel: sum, inputs: { x: { shape: [rows + 1, width] } }, attributes: { axis: [places % 2] } },
            {
              kernel: unsortedSegmentSum,
              inputs: { x: table, segmentIds: labels },
              attributes: { numSegments: width },
            },
            { kernel: fused("AdamStep"), inputs: { 0: table, 1: table, 2: table, 3: { ...table } }, attributes: adam },
            { kernel: fused("Gelu"), inputs: { x: table } },
            { kernel: fused("GeluGrad"), inputs: { x: table, dy: table } },
            {
              kernel: fused("DenseGrad"),
              inputs: { dy: table, y: table },
              attributes: { activation: ["relu", "tanh", "gelu", "sigmoid"][places % 4] },
            },
            { kernel: fused("SoftmaxCrossEntropy"), inputs: { logits: table, labels } },
            { kernel: fused("SoftmaxCrossEntropyGrad"), inputs: { probabilities: table, labels, dy: each } },
            {
              kernel: fused("LayerNorm"),
              inputs: { x: table, gain: vector, shift: vector },
              attributes: { epsilon: 1e-5 },
            },
            {
              kernel: fused("LayerNormGrad"),
              inputs: { x: table, gain: vector, means: each, scales: each, dy: table },
            },
            { kernel: fused("CausalAttention"), inputs: { qkv }, attributes: { heads } },
            {
              kernel: fused("CausalAttentionGrad"),
              inputs: { qkv, weights: { shape: [2, heads, places, places] }, dy: seen },
              attributes: { heads },
            },
          ];
          return calls[which] as Call;
        }),
      60,
    );
  });
});
