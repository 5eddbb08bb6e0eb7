import { expect, it } from "vitest";
import { centreOf, centresOf, nearestGroups } from "./group-centres";
import { commonestLabels, countGroups, lostAndSplit, namedRight } from "./group-counts";

const layer = {
  inputs: 2,
  units: 3,
  activation: "softmax",
  kernel: Float32Array.of(0, 2, 8, 0, 4, -2),
  bias: Float32Array.of(0, -5, -17),
};

it("centres are half of the kernel's columns", () => {
  const centres = centresOf([layer]);
  expect(centres && [0, 1, 2].map((group) => [...centreOf(centres, group)])).toEqual([
    [0, 0],
    [1, 2],
    [4, -1],
  ]);
  expect(centresOf([layer, layer])).toBeNull();
  expect(centresOf([])).toBeNull();
});

it("a row belongs to the nearest centre, which is also where the layer's score is highest", () => {
  const centres = centresOf([layer]);
  const x = Float32Array.of(0.2, 0.1, 1, 1.4, 3, 0, 0.4, 0.9, 2, 2);
  const byScore = Array.from({ length: 5 }, (_, row) => {
    const scores = [0, 1, 2].map((g) => {
      const [a = 0, b = 0] = [x[2 * row], x[2 * row + 1]];
      return a * (layer.kernel[g] ?? 0) + b * (layer.kernel[3 + g] ?? 0) + (layer.bias[g] ?? 0);
    });
    return scores.indexOf(Math.max(...scores));
  });
  expect(centres && [...nearestGroups(centres, x)]).toEqual(byScore);
  expect(new Set(byScore).size).toBe(3);
});

it("rows without a label count for a group's size and for nothing else", () => {
  const counts = countGroups(2, [0, 0, 1, 1, 1], 2, [0, -1, 1, 1, 0]);
  expect(counts).toEqual({
    sizes: [2, 3],
    labels: [
      [1, 0],
      [1, 2],
    ],
  });
  expect(commonestLabels(counts)).toEqual([0, 1]);
  expect(namedRight(counts, commonestLabels(counts))).toEqual({ right: 3, of: 4 });
  expect(namedRight(counts, [null, 0])).toEqual({ right: 1, of: 4 });
});

it("says which labels no group stands for, and which several do", () => {
  const counts = countGroups(3, [0, 0, 1, 2, 2, 2], 3, [0, 0, 0, 1, 1, 2]);
  expect(lostAndSplit(counts, 3)).toEqual({ lost: [2], split: [0] });
  expect(commonestLabels(countGroups(2, [0], 1, [0]))).toEqual([0, null]);
});
