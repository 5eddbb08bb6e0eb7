import { decode } from "fast-png";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imageCell, longestSide, pixelsOf } from "./image-cell";

const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
    channels: fc.constantFrom<1 | 3>(1, 3),
  })
  .chain(({ width, height, channels }) => {
    const length = width * height * channels;
    return fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      channels: fc.constant(channels),
      pixels: fc.uint8Array({ minLength: length, maxLength: length }),
    });
  });

const pngOf = (cell: string): Uint8Array => Uint8Array.from(Buffer.from(cell.slice(cell.indexOf(",") + 1), "base64"));

/** Noise that is the same every time. */
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 7919 + (at >> 3)) & 255);

describe("an image cell", () => {
  it("gives back the pixels that it was made from", () => {
    fc.assert(
      fc.property(picture, (one) => {
        expect(pixelsOf(imageCell(one.pixels, one.width, one.height, one.channels))).toEqual(one);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it.each([1, 3] as const)("of %d channels and the longest sides is a PNG to another's decoder", (channels) => {
    const [width, height] = [longestSide, longestSide - 1];
    const pixels = noise(width * height * channels);
    const cell = imageCell(pixels, width, height, channels);
    const read = decode(pngOf(cell), { checkCrc: true });
    expect([read.width, read.height, read.channels, read.depth]).toEqual([width, height, channels, 8]);
    expect(Buffer.from(read.data).equals(pixels)).toBe(true);
    expect(Buffer.from(pixelsOf(cell)?.pixels ?? []).equals(pixels)).toBe(true);
  });

  it("is made of as many values as its sides and channels say", () => {
    expect(() => imageCell(new Uint8Array(5), 2, 2, 1)).toThrow("5 values are no 2 × 2 × 1");
    expect(() => imageCell(new Uint8Array(0), 0, 2, 1)).toThrow();
    expect(() => imageCell(new Uint8Array(longestSide + 1), longestSide + 1, 1, 1)).toThrow();
  });
});

describe("text that is no image cell has no pixels:", () => {
  const cell = imageCell(noise(12), 4, 3, 1);
  const changed = (at: number, byte: number): string => {
    const png = pngOf(cell);
    png[at] = byte;
    return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  };
  it.each([
    ["nothing", ""],
    ["a word", "penguin"],
    ["only the beginning", "data:image/png;base64,"],
    ["no base64", `${cell.slice(0, 40)}%%%%${cell.slice(44)}`],
    ["another kind of picture", cell.replace("image/png", "image/gif")],
    ["cut short", cell.slice(0, -4)],
    ["something after it", `${cell}AAAA`],
    ["a blank inside", `${cell.slice(0, 80)} ${cell.slice(81)}`],
    ["sides of four thousand million", changed(16, 255)],
    ["no width", changed(19, 0)],
    ["16 bits", changed(24, 16)],
    ["a palette", changed(25, 3)],
    ["another signature", changed(0, 0)],
    ["packed blocks", changed(43, 3)],
    ["a block of another length", changed(44, 3)],
    ["a filtered line", changed(48, 1)],
  ])("%s", (_, text) => {
    expect(pixelsOf(text)).toBeNull();
  });

  it("nor has any other text, and none makes it throw", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: cell.length }), (text, at) => {
        const hostile = cell.slice(0, at) + text + cell.slice(at + text.length);
        const read = pixelsOf(hostile);
        if (read) expect(read.pixels).toHaveLength(read.width * read.height * read.channels);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
