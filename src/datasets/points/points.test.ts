import { describe, expect, it } from "vitest";
import { drawPoints } from "./points";

const source = { kind: "points", shape: "spiral", count: 200, noise: 0.1 } as const;

describe("points", () => {
  it.each(["clouds", "moons", "circles", "xor", "spiral"] as const)(
    "%s: two classes of equal size, about ±2 wide, the same every time",
    (shape) => {
      const points = drawPoints({ ...source, shape });
      expect(points).toEqual(drawPoints({ ...source, shape }));
      expect(points.filter(([, , label]) => label === 0)).toHaveLength(100);
      expect(Math.max(...points.flatMap(([x1, x2]) => [Math.abs(x1), Math.abs(x2)]))).toBeLessThan(2.5);
      expect(drawPoints({ ...source, shape, seed: 1 })).not.toEqual(points);
    },
  );

  it("xor: without noise the quadrant tells the class", () => {
    for (const [x1, x2, label] of drawPoints({ ...source, shape: "xor", noise: 0 }))
      expect(x1 * x2 > 0).toBe(label === 0);
  });

  it("appends the points that were added", () => {
    expect(drawPoints({ ...source, count: 0, added: [[0.5, -1, 2]] })).toEqual([[0.5, -1, 2]]);
  });
});
