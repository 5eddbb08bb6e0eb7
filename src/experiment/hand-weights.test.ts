import { describe, expect, it } from "vitest";
import { setByHand, withHandWeight } from "./hand-weights";
import type { DenseWeights } from "./run-event";

const layer: DenseWeights = {
  inputs: 2,
  units: 3,
  activation: "tanh",
  kernel: Float32Array.of(1, 2, 3, 4, 5, 6),
  bias: Float32Array.of(7, 8, 9),
};
const none = new Float32Array(3);
const norm = { kernel: layer.kernel, scale: none, shift: none, mean: none, variance: none };

describe("numbers set by hand", () => {
  it("stand in their places, and leave the layers they came from alone", () => {
    const weights = [
      { layer: 0, from: 1, unit: 2, value: -1 },
      { layer: 1, from: null, unit: 0, value: 0.5 },
    ];
    const [first, second] = setByHand([layer, layer], weights);
    expect(first).toEqual({ ...layer, kernel: Float32Array.of(1, 2, 3, 4, 5, -1) });
    expect(second).toEqual({ ...layer, bias: Float32Array.of(0.5, 8, 9) });
    expect(layer.kernel[5]).toBe(6);
  });

  it("are passed over where the network has no such place, or batch norm stands before it", () => {
    const weights = [
      { layer: 0, from: 2, unit: 0, value: 1 },
      { layer: 0, from: null, unit: 3, value: 1 },
      { layer: 4, from: 0, unit: 0, value: 1 },
    ];
    expect(setByHand([layer], weights)).toEqual([layer]);
    const normed = { ...layer, norm };
    expect(setByHand([normed], [{ layer: 0, from: 0, unit: 0, value: 1 }])).toEqual([normed]);
  });

  it("of one place are one, and the later word holds", () => {
    const first = withHandWeight(undefined, { layer: 0, from: null, unit: 0, value: 1 });
    const other = { layer: 0, from: 0, unit: 0, value: 2 };
    expect(withHandWeight([...first, other], { layer: 0, from: null, unit: 0, value: 3 })).toEqual([
      other,
      { layer: 0, from: null, unit: 0, value: 3 },
    ]);
  });
});
