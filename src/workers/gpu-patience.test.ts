import { describe, expect, it } from "vitest";
import { GpuPatience } from "./gpu-patience";

/** Whether the card is left after such losses, each after so many checkpoints. */
const leaves = (...checkpointsBefore: readonly number[]): boolean => {
  const patience = new GpuPatience();
  for (const checkpoints of checkpointsBefore) {
    for (let i = 0; i < checkpoints; i++) patience.gotOn();
    patience.lost();
  }
  return patience.isOver;
};

describe("a graphics card that is lost", () => {
  it.each([
    ["once, before anything was trained", [0], false],
    ["twice, with nothing trained in between", [0, 0], true],
    ["twice, with nothing trained since the first", [500, 0], true],
    ["three times, and the run got on in between", [1, 1, 1], false],
    ["four times in short order", [1, 1, 1, 1], true],
    ["ten times, a minute of training apart", Array<number>(10).fill(60), false],
    ["and left", [0, 0, 60, 60], true],
  ])("%s", (_, checkpointsBefore, left) => {
    expect(leaves(...checkpointsBefore)).toBe(left);
  });
});
