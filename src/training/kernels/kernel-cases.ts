import { dispose, tensor1d, tensor2d, tensor3d, tensor, tidy, valueAndGrads, type Tensor } from "@tensorflow/tfjs-core";
import { createRandom } from "../../experiment/random";
import { adamStep, type AdamState } from "./adam-step";
import { batchNorm, type NormActivation } from "./batch-norm";
import { causalAttention } from "./causal-attention";
import { dense, type DenseActivation } from "./dense";
import { gelu } from "./gelu";
import { layerNorm } from "./layer-norm";
import { softmaxCrossEntropy } from "./softmax-cross-entropy";

/** A fused op with fixed numbers: what every backend has to compute alike. Odd sizes, so that no tile is filled evenly. */
export interface KernelCase {
  readonly name: string;
  /** Largest difference that the op deserves, by the largest number of each output. */
  readonly tolerance: number;
  /** Outputs and gradients. Call within `tidy`. */
  run(): readonly Tensor[];
}

function normals(stream: string, size: number, spread = 1): Float32Array {
  const random = createRandom(7, stream);
  return Float32Array.from({ length: size }, () => spread * random.normal());
}

const gradients = (f: (...x: never[]) => Tensor, inputs: Tensor[], slope: Tensor): Tensor[] => {
  const { value, grads } = valueAndGrads(f as (...x: Tensor[]) => Tensor)(inputs, slope);
  return [value, ...grads];
};

const denseCase = (activation: DenseActivation, rows: number, inputs: number, units: number): KernelCase => ({
  name: `dense ${activation} ${rows}×${inputs}×${units}`,
  tolerance: 2e-6,
  run: () =>
    gradients(
      ((x: never, kernel: never, bias: never) => dense(x, kernel, bias, activation)) as never,
      [
        tensor2d(normals("x", rows * inputs), [rows, inputs]),
        tensor2d(normals("kernel", inputs * units, 1 / Math.sqrt(inputs)), [inputs, units]),
        tensor1d(normals("bias", units)),
      ],
      tensor2d(normals("slope", rows * units), [rows, units]),
    ),
});

const layerNormCase = (rows: number, width: number): KernelCase => ({
  name: `layer norm ${rows}×${width}`,
  tolerance: 5e-6,
  run: () =>
    gradients(
      ((x: never, gain: never, shift: never) => layerNorm(x, gain, shift)) as never,
      [
        tensor2d(normals("x", rows * width, 3), [rows, width]),
        tensor1d(normals("gain", width)),
        tensor1d(normals("shift", width)),
      ],
      tensor2d(normals("slope", rows * width), [rows, width]),
    ),
});

/** Numbers before and after it in both vectors, so that places matter. */
const batchNormCase = (activation: NormActivation, rows: number, units: number): KernelCase => ({
  name: `batch norm, ${activation} ${rows}×${units}`,
  tolerance: 5e-6,
  run: () => {
    const numbers = {
      parameters: tensor1d(normals("parameters", 3 + 2 * units + 2)),
      statistics: tensor1d(normals("statistics", 5 + 2 * units + 1).map(Math.abs)),
    };
    const places = { shiftAt: 3, scaleAt: 3 + units, meanAt: 5 };
    const settings = { ...places, activation, epsilon: 1e-5, newest: 0.1 };
    // Far from zero: a variance as the difference of two large numbers would show.
    const sums = tensor2d(
      normals("sums", rows * units, 3).map((sum) => sum + 40),
      [rows, units],
    );
    const pass = batchNorm(sums, numbers, settings);
    const slope = tensor2d(normals("slope", rows * units), [rows, units]);
    return [pass.value, pass.running, ...pass.slopes(slope)];
  },
});

const geluCase = (size: number): KernelCase => ({
  name: `gelu ${size}`,
  tolerance: 2e-6,
  run: () => gradients(gelu, [tensor1d(normals("x", size, 2))], tensor1d(normals("slope", size))),
});

const crossEntropyCase = (rows: number, classes: number, spread: number): KernelCase => ({
  name: `cross-entropy ${rows}×${classes}${spread > 10 ? ", logits of hundreds" : ""}`,
  tolerance: 5e-6,
  run: () => {
    const random = createRandom(7, "labels");
    const labels = tensor1d(
      Int32Array.from({ length: rows }, () => random.below(classes)),
      "int32",
    );
    const logits = tensor2d(normals("logits", rows * classes, spread), [rows, classes]);
    const losses = ((x: never) => softmaxCrossEntropy(x, labels)) as never;
    return gradients(losses, [logits], tensor1d(normals("slope", rows)));
  },
});

const attentionCase = (texts: number, tokens: number, heads: number, size: number): KernelCase => ({
  name: `attention ${texts}×${tokens}, ${heads} heads of ${size}`,
  tolerance: 1e-5,
  run: () => {
    const width = heads * size;
    return gradients(
      ((packed: never) => causalAttention(packed, heads)) as never,
      [tensor3d(normals("packed", texts * tokens * 3 * width), [texts, tokens, 3 * width])],
      tensor3d(normals("slope", texts * tokens * width), [texts, tokens, width]),
    );
  },
});

const adamCase = (shapes: readonly number[][], shrink: number): KernelCase => ({
  name: `adam ${shapes.map((shape) => shape.join("×")).join(" ")}${shrink > 0 ? ", decay" : ""}`,
  tolerance: 2e-6,
  run: () => {
    const zeros = () => shapes.map((shape) => tensor(new Float32Array(sizeOf(shape)), shape));
    let state: AdamState = {
      parameters: shapes.map((shape, i) => tensor(normals(`p${i}`, sizeOf(shape)), shape)),
      firstMoments: zeros(),
      secondMoments: zeros(),
    };
    for (let t = 1; t <= 3; t++) {
      const slopes = shapes.map((shape, i) => tensor(normals(`g${i}:${t}`, sizeOf(shape), 0.1), shape));
      const correctedRate = (0.01 * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
      const next = adamStep(state, slopes, { correctedRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, shrink });
      dispose(Object.values(state) as Tensor[][]);
      state = next;
    }
    return [...state.parameters, ...state.firstMoments, ...state.secondMoments];
  },
});
const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

export const kernelCases: readonly KernelCase[] = [
  adamCase([[5]], 0),
  adamCase([[3, 3, 1, 16], [16], [7, 11], [11], [130, 9], [9], [300], [2, 2], [1], [700]], 0.001),
  crossEntropyCase(13, 10, 2),
  crossEntropyCase(70, 300, 200),
  layerNormCase(5, 7),
  layerNormCase(67, 130),
  batchNormCase("linear", 67, 37),
  batchNormCase("relu", 5, 16),
  batchNormCase("sigmoid", 6, 3), // of two rows nothing but rounding comes back: they are 1 and −1 whatever they were
  batchNormCase("tanh", 130, 1),
  batchNormCase("relu", 1, 37),
  denseCase("linear", 33, 6, 37),
  denseCase("relu", 33, 6, 37),
  denseCase("sigmoid", 33, 6, 37),
  denseCase("tanh", 33, 6, 37),
  denseCase("gelu", 33, 6, 37),
  geluCase(1000),
  attentionCase(2, 5, 1, 3),
  attentionCase(3, 21, 2, 32),
  attentionCase(1, 70, 1, 64),
];

/** The numbers of a case on the present backend, output by output. */
export async function numbersOf({ run }: KernelCase): Promise<readonly Float32Array[]> {
  const outputs = tidy(() => [...run()]);
  try {
    return await Promise.all(outputs.map((each) => each.data<"float32">()));
  } finally {
    for (const each of outputs) each.dispose();
  }
}

/** The largest difference of any output, by that output's largest number. NaN where one is not finite. */
export function largestDifference(got: readonly Float32Array[], wanted: readonly Float32Array[]): number {
  let worst = got.length === wanted.length ? 0 : NaN;
  wanted.forEach((numbers, i) => {
    const largest = numbers.reduce((a, b) => Math.max(a, Math.abs(b)), 1e-6);
    numbers.forEach((number, j) => (worst = Math.max(worst, Math.abs((got[i]?.[j] ?? NaN) - number) / largest)));
  });
  return worst;
}
