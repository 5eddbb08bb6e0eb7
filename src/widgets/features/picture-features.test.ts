import { expect, it } from "vitest";
import type { PreparationStep } from "../../experiment/preparation";
import { pictureFeatures, pixelColours } from "./picture-features";

const step = (range: "0-1" | "-1-1" | "0-255", colour: "gray" | "rgb"): PreparationStep => ({
  step: "pixels",
  columns: ["image"],
  width: 2,
  height: 1,
  colour,
  range,
});
const note = (inputs: number) => ({
  step: "pixels",
  at: 0,
  column: "image",
  reason: "pixels" as const,
  values: { width: 2, height: 1, inputs },
});

it("the pixels of a picture are found among other features", () => {
  const found = pictureFeatures(["size", "image 1,1", "image 2,1"], [note(2)], [step("0-1", "gray")]);
  expect(found).toEqual({ column: "image", width: 2, height: 1, channels: 1, from: 1, black: 0, white: 1 });
});

it("a table without pictures has none, nor one whose pixels were left out", () => {
  expect(pictureFeatures(["size"], [], [])).toBeNull();
  expect(pictureFeatures(["size"], [note(2)], [step("0-1", "gray")])).toBeNull();
});

it.each([
  ["0-1", [0, 1]],
  ["-1-1", [-1, 1]],
  ["0-255", [0, 255]],
] as const)("black is black and white is white in the range %s", (range, row) => {
  const picture = pictureFeatures(["image 1,1", "image 2,1"], [note(2)], [step(range, "gray")]);
  expect(picture && [...pixelColours(picture, row)]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
});

it("red, green and blue stay apart", () => {
  const names = ["1,1", "2,1"].flatMap((at) => ["red", "green", "blue"].map((channel) => `image ${at} ${channel}`));
  const picture = pictureFeatures(names, [note(6)], [step("0-1", "rgb")]);
  expect(picture && [...pixelColours(picture, [1, 0, 0, 0, 0.2, 1])]).toEqual([255, 0, 0, 255, 0, 51, 255, 255]);
});
