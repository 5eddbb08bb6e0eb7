import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resize, resized } from "./resize";

const gray = (width: number, ...values: number[]) =>
  ({ width, height: values.length / width, channels: 1, pixels: Uint8Array.from(values) }) as const;

describe("a picture of another size", () => {
  it("is the mean of what lies under each pixel where it becomes smaller", () => {
    expect([...resize(gray(4, 0, 10, 20, 30, 2, 12, 22, 32), 2, 1).pixels]).toEqual([6, 26]);
    // 3 → 2: a pixel and a half each.
    expect(Array.from(resized(gray(3, 0, 30, 90), 2, 1))).toEqual([10, 70]);
  });

  it("lies between the nearest where it becomes larger", () => {
    expect(Array.from(resized(gray(2, 0, 100), 4, 1))).toEqual([0, 25, 75, 100]);
  });

  it("keeps colours apart", () => {
    const red = { width: 2, height: 1, channels: 3, pixels: Uint8Array.of(200, 0, 10, 100, 0, 30) } as const;
    expect([...resize(red, 1, 1).pixels]).toEqual([150, 0, 20]);
  });

  it("of one colour stays of it, and of its own size stays as it is", () => {
    const side = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(
        side,
        side,
        side,
        side,
        fc.integer({ min: 0, max: 255 }),
        (width, height, toWidth, toHeight, value) => {
          const plain = gray(width, ...Array.from({ length: width * height }, () => value));
          expect(new Set(resize(plain, toWidth, toHeight).pixels)).toEqual(new Set([value]));
          expect(resize(plain, width, height)).toEqual(plain);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it("keeps its mean where it becomes smaller", () => {
    const picture = gray(7, ...Array.from({ length: 49 }, (_, at) => (at * 37) % 256));
    const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
    expect(mean(resized(picture, 3, 4))).toBeCloseTo(mean(picture.pixels), 9);
  });
});
