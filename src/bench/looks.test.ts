import { describe, expect, it } from "vitest";
import { addLook, lookNear, type Look } from "./looks";

const look = (epoch: number, numbers = 3): Look => ({
  epoch,
  layers: [
    { inputs: 1, units: 1, activation: "relu", kernel: new Float32Array(numbers - 1), bias: new Float32Array(1) },
  ],
});
const after = (epochs: number, numbers?: number) => {
  let looks: readonly Look[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) looks = addLook(looks, look(epoch, numbers));
  return looks;
};

describe("looks at a run", () => {
  it("are one an epoch, the last of each", () => {
    const looks = [0, 0.5, 0.9, 1, 1.2].reduce<readonly Look[]>((all, epoch) => addLook(all, look(epoch)), []);
    expect(looks.map(({ epoch }) => epoch)).toEqual([0.9, 1.2]);
  });

  it("are closer together where a run has few epochs", () => {
    const looks = [0, 0.1, 0.2, 0.25, 0.35].reduce<readonly Look[]>((all, epoch) => addLook(all, look(epoch), 0.1), []);
    expect(looks.map(({ epoch }) => epoch)).toEqual([0, 0.1, 0.25, 0.35]);
  });

  it("reach from the first epoch to the last, however many there were", () => {
    const looks = after(5000);
    expect(looks.length).toBeLessThanOrEqual(400);
    expect(looks[0]?.epoch).toBe(0);
    expect(looks.at(-1)?.epoch).toBe(4999);
  });

  it("are fewer where each of them is large", () => {
    expect(after(300, 100_000).length).toBeLessThanOrEqual(40);
  });

  it("are found by the nearest epoch", () => {
    expect(lookNear(after(10), 3.4)?.epoch).toBe(3);
    expect(lookNear([], 3)).toBeNull();
  });
});
