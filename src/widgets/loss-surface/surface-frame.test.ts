import { describe, expect, it } from "vitest";
import { cellPlaces, frameAround, fromShares, ranks, surfaceCells, toPixels } from "./surface-frame";

describe("the view of a loss surface", () => {
  it("is a square that holds the whole way with room around, and is never narrower than asked", () => {
    const frame = frameAround([[0, 0], [4, 1]], 1, 1); // prettier-ignore
    expect(frame.side).toBeCloseTo(5.2, 10);
    expect([frame.left + frame.side / 2, frame.bottom + frame.side / 2]).toEqual([2, 0.5]);
    expect(frameAround([[3, 3]], 2, 0.5)).toEqual({ left: 2, bottom: 2, side: 2 });
  });

  it("has the middle of a way on one cell in its middle", () => {
    const frame = frameAround([[3, -1]], 2, 1);
    const middle = 2 * ((surfaceCells * surfaceCells - 1) / 2);
    const [x, y] = cellPlaces(frame).slice(middle);
    expect(x).toBeCloseTo(3, 10);
    expect(y).toBeCloseTo(-1, 10);
  });

  it("a place goes to a pixel and back", () => {
    const frame = { left: -1, bottom: 2, side: 4 };
    expect(toPixels(frame, [-1, 6], 200)).toEqual([0, 0]);
    const [x, y] = toPixels(frame, [0.5, 3], 200);
    expect(fromShares(frame, [x / 200, 1 - y / 200])).toEqual([0.5, 3]);
  });

  it("colours by order, so that a cliff leaves the valley its shades", () => {
    expect([...ranks(Float64Array.of(0.1, 1e9, 0.2))]).toEqual([0, 1, 0.5]);
  });
});
