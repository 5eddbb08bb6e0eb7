import { setBackend, tensor, tidy, valueAndGrads, type Tensor } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { beforeAll, expect, it } from "vitest";
import { adamStep } from "../adam-step";
import { batchNorm } from "../batch-norm";
import { causalAttention } from "../causal-attention";
import { denseSlopes } from "../dense";
import { gelu } from "../gelu";
import { layerNorm } from "../layer-norm";
import { softmaxCrossEntropy } from "../softmax-cross-entropy";
import {
  adamInputs,
  alongWave,
  denseActivations,
  kernelTests,
  normInputs,
  testAdam,
  testAttention,
  testNorms,
  testRows,
  wave,
} from "./self-test";

beforeAll(() => setBackend("cpu"));

const withSlopes = (f: (...x: never[]) => Tensor, inputs: Tensor[], dy: Tensor): Tensor[] => {
  const { value, grads } = valueAndGrads(f as (...x: Tensor[]) => Tensor)(inputs, dy);
  return [value, ...grads];
};

/** What each test's kernels should give, composed of stock operations. */
const composed: Readonly<Record<string, () => readonly Tensor[]>> = {
  AdamStep: () => {
    const inputs = adamInputs();
    const [parameters, gradients, firstMoments, secondMoments] = [0, 2, 4, 6].map((at) => inputs.slice(at, at + 2));
    const next = adamStep(
      { parameters: parameters ?? [], firstMoments: firstMoments ?? [], secondMoments: secondMoments ?? [] },
      gradients ?? [],
      testAdam,
    );
    return [...next.parameters, ...next.firstMoments, ...next.secondMoments];
  },
  BatchNorm: () =>
    testNorms.flatMap(({ rows, settings }) => {
      const { sums, numbers, dy } = normInputs(rows);
      const pass = batchNorm(sums, numbers, settings);
      return [pass.value, pass.running, ...pass.slopes(dy)];
    }),
  DenseGrad: () =>
    denseActivations.flatMap((activation) => [
      ...denseSlopes(wave(testRows.x, 2.3) as never, wave(testRows.x, 1.9), activation),
    ]),
  Gelu: () => withSlopes(gelu, [wave(testRows.x, 1.9)], wave(testRows.x, 2.3)),
  LayerNorm: () => {
    const inputs = [wave(testRows.x, 1.9), wave(testRows.gain, 0.3), wave(testRows.gain, 0.9)];
    return withSlopes((x, gain, shift) => layerNorm(x, gain, shift, 1e-5), inputs, wave(testRows.x, 2.3));
  },
  SoftmaxCrossEntropy: () => {
    const labels = tensor([...testRows.labels], [testRows.labels.length], "int32");
    const dy = wave([testRows.labels.length], 2.3);
    return withSlopes((x) => softmaxCrossEntropy(x, labels as never), [wave(testRows.x, 1.9)], dy);
  },
  CausalAttention: () =>
    withSlopes(
      (x) => causalAttention(x, testAttention.heads),
      [wave(testAttention.qkv, 2.9)],
      wave(testAttention.y, 2.3),
    ),
};

it.each(kernelTests.map(({ kernels, expected }) => [kernels[0] ?? "", expected] as const))(
  "what is expected of %s is what stock operations give",
  (name, expected) => {
    const outputs = tidy(() => (composed[name]?.() ?? []).map((each) => alongWave(each.dataSync() as Float32Array)));
    expect(outputs.length).toBe(expected.length);
    outputs.forEach((wanted, i) =>
      expect(Math.abs((expected[i] ?? NaN) - wanted), outputs.join(", ")).toBeLessThan(1e-4),
    );
  },
);
