import { expect, it } from "vitest";
import { rowPass } from "../../models/mlp/backward-pass";
import { unitLines } from "./unit-lines";

const layers = [
  { inputs: 2, units: 2, activation: "tanh", kernel: Float32Array.of(1, -2, 0.5, 3), bias: Float32Array.of(0, 1) },
  { inputs: 2, units: 1, activation: "sigmoid", kernel: Float32Array.of(4, -1), bias: Float32Array.of(0.5) },
];
const pass = rowPass(layers, [2, -1], 1);
const name = (layer: number, unit: number) => `${layer}.${unit}`;
const total = (products: readonly { readonly product: number }[]) => products.reduce((sum, p) => sum + p.product, 0);

it("what is written at a unit adds up: products to the sum, products back to the blame, and slopes to the step", () => {
  const lines = unitLines(layers, pass, { layer: 1, unit: 1 }, 0.1, name);
  if (!lines) throw new Error("no unit");
  expect(lines.forward.map(({ name: from, left, right }) => [from, left, right])).toEqual([
    ["0.0", 2, -2],
    ["0.1", -1, 3],
  ]);
  expect(lines.sum).toBeCloseTo(total(lines.forward) + lines.bias, 12);
  expect(lines.output).toBeCloseTo(Math.tanh(lines.sum), 12);
  expect(lines.back).toHaveLength(1);
  expect(lines.back[0]).toMatchObject({ name: "2.0", left: -1 });
  expect(lines.blame).toBeCloseTo(total(lines.back), 12);
  expect(lines.delta).toBeCloseTo(lines.blame * lines.slope, 12);
  expect(lines.weights[0]?.product).toBeCloseTo(2 * lines.delta, 12);
  expect(lines.weights[0]?.next).toBeCloseTo(-2 - 0.1 * 2 * lines.delta, 12);
});

it("nothing stands after the last layer, and no unit past the end", () => {
  expect(unitLines(layers, pass, { layer: 2, unit: 0 }, 0.1, name)?.back).toEqual([]);
  expect(unitLines(layers, pass, { layer: 2, unit: 1 }, 0.1, name)).toBeNull();
});
