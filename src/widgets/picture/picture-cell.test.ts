import { describe, expect, it } from "vitest";
import { imageCell } from "../../data/images/image-cell";
import { pixelsOf } from "../../data/images/pixels-of";
import { blankInk, withStroke } from "../../ui/pad/pad-ink";
import { cellLike, drawnCell, inkOf, isInverse } from "./picture-cell";

const gray = { width: 8, height: 8, channels: 1 } as const;
const colour = { width: 4, height: 4, channels: 3 } as const;
const ink = withStroke(blankInk(8), 8, [2, 2], [6, 6], 1);

describe("a drawing for a model", () => {
  it.each([false, true])("is drawn as its pictures are, and comes back as it was (light on dark: %s)", (inverse) => {
    const cell = drawnCell(gray, ink, inverse);
    expect(isInverse(cell)).toBe(inverse);
    expect(inkOf(cell, inverse)).toEqual(ink);
    expect(pixelsOf(cell)).toMatchObject(gray);
  });

  it("is no drawing where the cell is no picture", () => {
    expect(inkOf("cat", false)).toBeNull();
    expect(isInverse("cat")).toBe(false);
  });
});

describe("a picture for a model", () => {
  it("becomes as large as its pictures are, and gray where they are", () => {
    const red = { width: 16, height: 16, channels: 3 as const, pixels: new Uint8Array(768).fill(0) };
    for (let at = 0; at < 768; at += 3) red.pixels[at] = 200;
    expect(new Set(pixelsOf(cellLike(gray, red))?.pixels)).toEqual(new Set([60]));
    expect([...(pixelsOf(cellLike(colour, red))?.pixels.subarray(0, 3) ?? [])]).toEqual([200, 0, 0]);
  });

  it("has its gray in all three colours where they have colours", () => {
    const flat = { width: 4, height: 4, channels: 1 as const, pixels: new Uint8Array(16).fill(90) };
    expect(cellLike(colour, flat)).toBe(imageCell(new Uint8Array(48).fill(90), 4, 4, 3));
  });
});
