import { tensor, tidy, type Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { normActivations, type NormActivation } from "../batch-norm";
import type { DenseActivation } from "../dense";
import { runOwnKernel, type OwnKernel } from "../own-kernel";

// A driver that compiles a kernel wrongly must not teach anybody anything.

/** An operation's kernels, forward and back: they are right, or left out, together. */
export interface KernelTest {
  readonly kernels: readonly OwnKernel[];
  /** What they give for waves: values, then slopes. Call within `tidy`. */
  run(): readonly Tensor[];
  /** Each of these along a wave (`alongWave`), as the composed operations give them on the cpu. */
  readonly expected: readonly number[];
}

/** sin(frequency · 1), sin(frequency · 2), … in a shape. */
export const wave = (shape: readonly number[], frequency: number): Tensor =>
  tensor(waveOf(sizeOf(shape), frequency), [...shape]);

const sizeOf = (shape: readonly number[]): number => shape.reduce((size, length) => size * length, 1);

const waveOf = (size: number, frequency: number): Float32Array =>
  Float32Array.from({ length: size }, (_, i) => Math.sin(frequency * (i + 1)));

/** One number in which every number of an output has its part. */
export function alongWave(numbers: Float32Array): number {
  const by = waveOf(numbers.length, 0.37);
  return numbers.reduce((sum, number, i) => sum + number * (by[i] ?? 0), 0);
}

// Sizes that fill no workgroup evenly, and more than one.
export const testRows = { x: [5, 71], gain: [71], labels: [3, 70, 0, 64, 11] } as const;
export const testAttention = { qkv: [2, 7, 3 * 2 * 5], y: [2, 7, 2 * 5], heads: 2 } as const;
export const testAdam = { correctedRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, shrink: 0.01 };
/** Parameters, gradients, first and second moments (which are no less than 0) of two tensors. */
export const adamInputs = (): readonly Tensor[] =>
  [1.1, 1.3, 1.7, 1.9].flatMap((frequency, part) =>
    [[13, 11], [7]].map((shape) => {
      const numbers = waveOf(sizeOf(shape), frequency);
      return tensor(part === 3 ? numbers.map((each) => each * each) : numbers, shape);
    }),
  );
export const denseActivations: readonly DenseActivation[] = ["linear", "relu", "sigmoid", "tanh", "gelu"];

/** Every activation in a batch, and a row by itself, which the running statistics stand by. */
export const testNorms = [...normActivations, "alone" as const].map((kind) => {
  const activation: NormActivation = kind === "alone" ? "linear" : kind;
  const settings = { scaleAt: 73, shiftAt: 2, meanAt: 1, activation, epsilon: 1e-5, newest: 0.1 };
  return { rows: kind === "alone" ? 1 : testRows.x[0], settings };
});
export const normInputs = (rows: number) => {
  const units = testRows.x[1];
  const statistics = waveOf(1 + 2 * units, 1.3).map(Math.abs);
  return {
    sums: wave([rows, units], 1.9) as Tensor2D,
    numbers: { parameters: wave([2 + 2 * units], 0.3) as Tensor1D, statistics: tensor(statistics) as Tensor1D },
    dy: wave([rows, units], 2.3) as Tensor2D,
  };
};

const adam: KernelTest = {
  kernels: ["AdamStep"],
  run: () => runOwnKernel("AdamStep", adamInputs(), testAdam),
  expected: [-0.86238, -0.208864, 0.02842153, -0.2013069, 2.758467, 2.694401],
};

const dense: KernelTest = {
  kernels: ["DenseGrad"],
  run: () =>
    denseActivations.flatMap((activation) =>
      runOwnKernel("DenseGrad", { dy: wave(testRows.x, 2.3), y: wave(testRows.x, 1.9) }, { activation }),
    ),
  expected: [
    0.1826085, -1.432552, -5.725022, -8.002743, -10.08549, -13.82874, 0.5674632, -2.190145, -6.508472, -8.96241,
  ],
};

const batchNorm: KernelTest = {
  kernels: ["BatchNorm", "BatchNormGrad"],
  run: () =>
    testNorms.flatMap(({ rows, settings }) => {
      const { sums, numbers, dy } = normInputs(rows);
      const pass = runOwnKernel("BatchNorm", { sums, ...numbers }, settings);
      const [value, normal, factor, running] = pass as [Tensor, Tensor, Tensor, Tensor];
      const { parameters } = numbers;
      return [value, running, ...runOwnKernel("BatchNormGrad", { dy, value, normal, factor, parameters }, settings)];
    }),
  expected: [
    -2.21485, 3.050532, -0.3975183, -1.432552, -2.164238, -1.654279, 3.050532, 5.598928, 0.3756542, -0.5846774,
    -0.3353462, 3.050532, -0.1063811, -0.4973582, -0.8081921, -1.481309, 3.050532, -1.001391, -3.276833, -2.516091,
    4.233321, 3.177877, 1.518385, -0.2427084, -21.66061,
  ],
};

const gelu: KernelTest = {
  kernels: ["Gelu", "GeluGrad"],
  run: () => {
    const x = wave(testRows.x, 1.9);
    return [
      ...[runOwnKernel("Gelu", { x })].flat(),
      ...[runOwnKernel("GeluGrad", { x, dy: wave(testRows.x, 2.3) })].flat(),
    ];
  },
  expected: [-0.06883226, -6.508471],
};

const layerNorm: KernelTest = {
  kernels: ["LayerNorm", "LayerNormGrad"],
  run: () => {
    const [x, gain, shift] = [wave(testRows.x, 1.9), wave(testRows.gain, 0.3), wave(testRows.gain, 0.9)];
    const [y, means, scales] = runOwnKernel("LayerNorm", { x, gain, shift }, { epsilon: 1e-5 }) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    return [y, ...runOwnKernel("LayerNormGrad", { x, gain, means, scales, dy: wave(testRows.x, 2.3) })];
  },
  expected: [0.4030113, 0.07600684, -18.47283, -1.432552],
};

const crossEntropy: KernelTest = {
  kernels: ["SoftmaxCrossEntropy", "SoftmaxCrossEntropyGrad"],
  run: () => {
    const labels = tensor([...testRows.labels], [testRows.labels.length], "int32");
    const logits = wave(testRows.x, 1.9);
    const [losses, probabilities] = runOwnKernel("SoftmaxCrossEntropy", { logits, labels }) as [Tensor, Tensor];
    const dy = wave([testRows.labels.length], 2.3);
    return [losses, ...[runOwnKernel("SoftmaxCrossEntropyGrad", { probabilities, labels, dy })].flat()];
  },
  expected: [16.15927, -0.0192507],
};

const attention: KernelTest = {
  kernels: ["CausalAttention", "CausalAttentionGrad"],
  run: () => {
    const { heads } = testAttention;
    const qkv = wave(testAttention.qkv, 2.9);
    const [y, weights] = runOwnKernel("CausalAttention", { qkv }, { heads }) as [Tensor, Tensor];
    const inputs = { qkv, weights, y, dy: wave(testAttention.y, 2.3) };
    return [y, ...[runOwnKernel("CausalAttentionGrad", inputs, { heads })].flat()];
  },
  expected: [0.8775302, 0.4449886],
};

export const kernelTests: readonly KernelTest[] = [adam, batchNorm, dense, gelu, layerNorm, crossEntropy, attention];

/** Some devices round exp and tanh to four digits. */
const largestError = 1e-3;

/** Which of these tests the present backend fails. All of them wait for the device at once. */
export async function failedTests(tests: readonly KernelTest[]): Promise<readonly KernelTest[]> {
  const isRight = await Promise.all(
    tests.map(async (test) => {
      try {
        const outputs = tidy(() => [...test.run()]);
        try {
          const numbers = await Promise.all(outputs.map((each) => each.data<"float32">()));
          return numbers.length === test.expected.length && numbers.every((each, i) => isNear(each, test.expected[i]));
        } finally {
          for (const each of outputs) each.dispose();
        }
      } catch {
        return false; // what throws is as wrong as what computes wrongly
      }
    }),
  );
  return tests.filter((_, i) => !isRight[i]);
}

const isNear = (numbers: Float32Array, wanted = NaN): boolean =>
  Math.abs(alongWave(numbers) - wanted) <= largestError * Math.max(1, Math.abs(wanted));
