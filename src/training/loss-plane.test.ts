import { describe, expect, it } from "vitest";
import { pathPlane, placeOf, randomPlane, weightPlane, weightsAt } from "./loss-plane";

const layers = [
  { inputs: 2, units: 2, activation: "tanh", kernel: Float32Array.of(3, 1, 4, 0), bias: Float32Array.of(9, 9) },
  { inputs: 2, units: 1, activation: "sigmoid", kernel: Float32Array.of(0.6, 0.8), bias: Float32Array.of(9) },
];
const middle = Float64Array.of(3, 1, 4, 0, 9, 9, 0.6, 0.8, 9);

describe("a plane through a network's weights", () => {
  it("of two weights bears their own numbers, and leaves the others alone", () => {
    const plane = weightPlane(middle, 6, 0);
    expect(placeOf(plane, middle)).toEqual([0.6, 3]);
    expect([...weightsAt(plane, -1, 2)]).toEqual([2, 1, 4, 0, 9, 9, -1, 0.8, 9]);
  });

  it("of random directions is as long in every unit as the weights that lead into it, and leaves biases", () => {
    const { directions, origin } = randomPlane(layers, middle, 7);
    expect(origin).toEqual([0, 0]);
    for (const d of directions) {
      const at = (...places: number[]) => Math.hypot(...places.map((place) => d[place] ?? NaN));
      expect(at(0, 2)).toBeCloseTo(5, 10);
      expect(at(1, 3)).toBeCloseTo(1, 10);
      expect(at(6, 7)).toBeCloseTo(1, 10);
      expect(at(4, 5, 8)).toBe(0);
    }
    expect(randomPlane(layers, middle, 7).directions).toEqual(directions);
    expect(randomPlane(layers, middle, 8).directions[0]).not.toEqual(directions[0]);
  });

  it("of a training holds a path that lies in a plane exactly, with its longest way first", () => {
    const [p, q] = [Float64Array.of(1, 0, 2, 0), Float64Array.of(0, 1, 0, 0)];
    const path = [4, 3, 2, 1, 0].map((t) => p.map((value, i) => 1 + t * value + ((t * (4 - t)) / 4) * (q[i] ?? 0)));
    const plane = pathPlane(path);
    if (!plane) throw new Error("no plane");
    for (const moment of path) {
      const there = weightsAt(plane, ...placeOf(plane, moment));
      there.forEach((value, i) => expect(value).toBeCloseTo(moment[i] ?? NaN, 8));
    }
    const [x, y] = placeOf(plane, path[0] ?? p);
    expect(Math.abs(x)).toBeGreaterThan(3 * Math.abs(y));
    expect(placeOf(plane, path.at(-1) ?? p)).toEqual([0, 0]);
  });

  it("of a training needs two directions: a straight way has none", () => {
    expect(pathPlane([0, 1, 2].map((t) => Float64Array.of(t, 2 * t)))).toBeNull();
    expect(pathPlane([middle, middle, middle])).toBeNull();
  });
});
