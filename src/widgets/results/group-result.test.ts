import { expect, it } from "vitest";
import { groupResult, silhouetteSays } from "./group-result";

const predictions = {
  part: "validation" as const,
  sourceRows: Int32Array.of(3, 5, 8, 9, 11),
  truth: Float32Array.of(0, 0, 1, -1, 1),
  output: Float32Array.of(0.9, 0.1, 0.6, 0.4, 0.2, 0.8, 0.3, 0.7, 0.55, 0.45),
};

it("groups are counted by themselves, and beside the labels of the rows that have one", () => {
  expect(groupResult(predictions, 2, 2)).toMatchObject({
    rows: 5,
    sizes: [3, 2],
    byLabel: [
      [2, 0],
      [1, 1],
    ],
    commonest: [0, 1],
    labelled: 4,
    right: 3,
  });
});

it("a group has the label that most of its training rows have, whatever the others have", () => {
  const training = { ...predictions, part: "train" as const, truth: Float32Array.of(1, 1, 0, 0, -1) };
  expect(groupResult(predictions, 2, 2, training)).toMatchObject({ commonest: [1, 0], labelled: 4, right: 1 });
});

it("without a column held back there is nothing to stand beside", () => {
  const unlabelled = { ...predictions, truth: new Float32Array(5).fill(-1) };
  expect(groupResult(unlabelled, 2, 0)).toMatchObject({ sizes: [3, 2], byLabel: [], labelled: 0, right: 0 });
});

it("a silhouette is read as its authors read it", () => {
  expect([0.8, 0.6, 0.3, 0.1, -0.2, NaN].map(silhouetteSays)).toEqual([
    "strong",
    "fair",
    "weak",
    "none",
    "none",
    "none",
  ]);
});
