import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom, randomFrom } from "./random";

const draws = (seed: number, stream: string, count: number): number[] => {
  const random = createRandom(seed, stream);
  return Array.from({ length: count }, () => random.next());
};

describe("seeded random numbers", () => {
  it("are the same for the same seed and stream", () => {
    expect(draws(7, "split", 20)).toEqual(draws(7, "split", 20));
  });

  it("differ between streams and between seeds", () => {
    expect(draws(7, "split", 5)).not.toEqual(draws(7, "weights", 5));
    expect(draws(7, "split", 5)).not.toEqual(draws(8, "split", 5));
  });

  it("go on from a saved state as if uninterrupted", () => {
    const random = createRandom(3, "batches");
    for (let i = 0; i < 10; i++) random.next();
    const resumed = randomFrom(random.state());
    expect(Array.from({ length: 5 }, () => resumed.next())).toEqual(Array.from({ length: 5 }, () => random.next()));
  });

  it("are uniform: 20,000 draws have mean 1/2 and variance 1/12, within five standard errors", () => {
    const values = draws(11, "uniform", 20_000);
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / values.length));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / values.length));
  });

  it("are normal when asked: mean 0, variance 1, and a finite value from every draw", () => {
    const random = createRandom(5, "normal");
    const values = Array.from({ length: 20_000 }, () => random.normal());
    expect(values.every(Number.isFinite)).toBe(true);
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(values.length));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / values.length));
  });

  it("shuffle into a permutation", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 0 }), (list, seed) => {
        const shuffled = createRandom(seed, "shuffle").shuffle([...list]);
        expect([...shuffled].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
      }),
    );
  });

  it("stay below the bound", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0 }), (below, seed) => {
        const value = createRandom(seed, "below").below(below);
        return Number.isInteger(value) && value >= 0 && value < below;
      }),
    );
  });
});
