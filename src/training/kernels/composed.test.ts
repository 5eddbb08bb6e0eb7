import {
  setBackend,
  tensor,
  tensor1d,
  tensor2d,
  tensor3d,
  tidy,
  valueAndGrads,
  type Tensor,
} from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../../experiment/random";
import { adamStep, type AdamState } from "./adam-step";
import { causalAttention } from "./causal-attention";
import { dense, type DenseActivation } from "./dense";
import { layerNorm } from "./layer-norm";
import { softmaxCrossEntropy } from "./softmax-cross-entropy";

beforeAll(() => setBackend("cpu"));

const random = createRandom(3, "composed");
const normals = (size: number): Float32Array => Float32Array.from({ length: size }, () => random.normal());
const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Compares the gradients of Σ slope · f with central differences. */
function expectGradients(f: (...x: never[]) => Tensor, shapes: number[][], outputShape: number[]): void {
  const inputs = shapes.map((shape) => normals(sizeOf(shape)));
  const slope = normals(sizeOf(outputShape));
  const tensors = () => inputs.map((numbers, i) => tensor(numbers, shapes[i] ?? []));
  const op = f as (...x: Tensor[]) => Tensor;
  const weighted = (): number =>
    Array.from(tidy(() => op(...tensors()).dataSync())).reduce((sum, value, i) => sum + value * (slope[i] ?? 0), 0);
  const gradients = tidy(() =>
    valueAndGrads(op)(tensors(), tensor(slope, outputShape)).grads.map((each) => Float32Array.from(each.dataSync())),
  );
  const step = 1e-2;
  inputs.forEach((numbers, i) => {
    const largest = Math.max(...(gradients[i] ?? []).map(Math.abs));
    for (let j = 0; j < numbers.length; j++) {
      const at = numbers[j] ?? 0;
      numbers[j] = at + step;
      const above = weighted();
      numbers[j] = at - step;
      const below = weighted();
      numbers[j] = at;
      const difference = (above - below) / (2 * step) - (gradients[i]?.[j] ?? NaN);
      expect(Math.abs(difference) / largest, `input ${i}, number ${j}`).toBeLessThan(3e-3);
    }
  });
}

describe("composed of stock operations", () => {
  it("Adam moves several parameters as the equations say", () => {
    const shapes = [[2, 3], [4], [1]];
    const settings = { beta1: 0.9, beta2: 0.999, correctedRate: 0.01, epsilon: 1e-7, shrink: 0.01 };
    const start = shapes.map((shape) => normals(sizeOf(shape)));
    const slopes = [0, 1].map(() => shapes.map((shape) => normals(sizeOf(shape))));
    const tensors = (numbers: readonly Float32Array[]) => numbers.map((each, i) => tensor(each, shapes[i]));
    const zeros = () => tensors(start.map(({ length }) => new Float32Array(length)));
    const got = tidy(() => {
      let state: AdamState = { parameters: tensors(start), firstMoments: zeros(), secondMoments: zeros() };
      for (const slope of slopes) state = adamStep(state, tensors(slope), settings);
      expect(state.parameters.map(({ shape }) => shape)).toEqual(shapes);
      return [state.parameters, state.firstMoments, state.secondMoments].flat().flatMap((each) => [...each.dataSync()]);
    });
    const theta = start.flatMap((each) => [...each]);
    const [m, v] = [theta.map(() => 0), theta.map(() => 0)];
    for (const slope of slopes) {
      const gradient = slope.flatMap((each) => [...each]);
      gradient.forEach((g, i) => {
        const mean = (m[i] = 0.9 * (m[i] ?? 0) + 0.1 * g);
        const square = (v[i] = 0.999 * (v[i] ?? 0) + 0.001 * g * g);
        theta[i] = (theta[i] ?? 0) * 0.99 - (0.01 * mean) / (Math.sqrt(square) + 1e-7);
      });
    }
    [...theta, ...m, ...v].forEach((wanted, i) => expect(got[i]).toBeCloseTo(wanted, 5));
  });

  it("cross-entropy is −ln of the label's probability, for logits of any size, and its gradient is right", () => {
    const labels = tensor1d([2, 0], "int32");
    const losses = (logits: number[][]) => softmaxCrossEntropy(tensor2d(logits), labels).dataSync();
    const first = -Math.log(Math.exp(3) / (Math.exp(1) + Math.exp(2) + Math.exp(3)));
    const small = losses([
      [1, 2, 3],
      [5, 5, 5],
    ]);
    expect(small[0]).toBeCloseTo(first, 5);
    expect(small[1]).toBeCloseTo(Math.log(3), 5);
    const large = losses([
      [0, 1000, 0],
      [0, 0, -1000],
    ]);
    expect(large[0]).toBeCloseTo(1000, 2);
    expect(large[1]).toBeCloseTo(Math.log(2), 5);
    expectGradients(((x: never) => softmaxCrossEntropy(x, labels)) as never, [[2, 3]], [2]);
  });

  it("layer norm gives each row mean 0 and variance 1 before gain and offset, and its gradients are right", () => {
    const y = layerNorm(tensor2d(normals(40), [4, 10]), tensor1d(Array(10).fill(1)), tensor1d(Array(10).fill(0)));
    for (const row of y.arraySync()) {
      expect(row.reduce((a, b) => a + b) / 10).toBeCloseTo(0, 5);
      expect(row.reduce((a, b) => a + b * b, 0) / 10).toBeCloseTo(1, 3);
    }
    expectGradients(
      ((x: never, gain: never, shift: never) => layerNorm(x, gain, shift)) as never,
      [[3, 5], [5], [5]],
      [3, 5],
    );
  });

  it.each(["linear", "relu", "sigmoid", "tanh", "gelu"] satisfies DenseActivation[])(
    "the gradients of a dense layer with %s are right",
    (activation) => {
      const layer = (x: never, kernel: never, bias: never) => dense(x, kernel, bias, activation);
      expectGradients(layer, [[3, 4], [4, 5], [5]], [3, 5]);
    },
  );

  it("gelu is x times the normal distribution's share below x, to 1e-3", () => {
    const y = dense(tensor2d([[-2], [-1], [0], [0.5], [3]]), tensor2d([[1]]), tensor1d([0]), "gelu").dataSync();
    [-0.0455, -0.15866, 0, 0.34573, 2.99595].forEach((wanted, i) => expect(y[i]).toBeCloseTo(wanted, 3));
  });

  it("attention takes from each token and those before it, and its gradient is right", () => {
    const [tokens, heads, size] = [4, 2, 3];
    const width = heads * size;
    const packed = normals(tokens * 3 * width);
    const got = causalAttention(tensor3d(packed, [1, tokens, 3 * width]), heads).dataSync();
    const at = (part: number, token: number, head: number, i: number): number =>
      packed[token * 3 * width + part * width + head * size + i] ?? NaN;
    for (let head = 0; head < heads; head++) {
      for (let token = 0; token < tokens; token++) {
        const shares = Array.from({ length: token + 1 }, (_, before) => {
          let product = 0;
          for (let i = 0; i < size; i++) product += at(0, token, head, i) * at(1, before, head, i);
          return Math.exp(product / Math.sqrt(size));
        });
        const sum = shares.reduce((a, b) => a + b);
        for (let i = 0; i < size; i++) {
          const wanted = shares.reduce((mix, share, before) => mix + (share / sum) * at(2, before, head, i), 0);
          expect(got[token * width + head * size + i]).toBeCloseTo(wanted, 5);
        }
      }
    }
    expectGradients(((x: never) => causalAttention(x, heads)) as never, [[1, tokens, 3 * width]], [1, tokens, width]);
  });
});
