import { matMul, setBackend, tensor2d, tidy, type Tensor2D } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { nodeBackends } from "../../cli/node-backends";
import { createRandom } from "../../experiment/random";
import { productTransposedLeft, productTransposedRight } from "./product";

const random = createRandom(5, "product");
const matrix = (rows: number, columns: number): Tensor2D =>
  tensor2d(
    Float32Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  );

describe("products with a transposed factor on wasm", () => {
  beforeAll(async () => {
    const trial = () => ({ step: async () => undefined, dispose: () => undefined });
    for (const choice of ["cpu", "wasm"] as const)
      await nodeBackends().choose({
        choice,
        stepMultiplyAdds: 0,
        tensorBytes: 0,
        shapeKey: "",
        engine: () => "tensors",
        trial,
      });
    await setBackend("wasm");
  });

  // The larger ones go by a transposed copy; a layer of one unit is the narrowest there is.
  it.each([
    [3, 2, 4],
    [128, 13, 64],
    [128, 64, 32],
    [500, 100, 1],
    [1, 300, 300],
  ])("equal stock's within 1e-4: %i rows, %i by %i", async (rows, m, n) => {
    const [a, b, c] = [matrix(rows, m), matrix(rows, n), matrix(m, n)];
    const pairs = tidy(() => [
      [productTransposedLeft(a, b), matMul(a, b, true, false)],
      [productTransposedRight(b, c), matMul(b, c, false, true)],
    ]);
    for (const [got, expected] of pairs) {
      const [g, e] = [await got?.data(), await expected?.data()];
      expect(got?.shape).toEqual(expected?.shape);
      g?.forEach((value, i) => expect(Math.abs(value - (e?.[i] ?? NaN))).toBeLessThan(1e-4));
    }
  });
});
