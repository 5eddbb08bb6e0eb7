import type { Pixels } from "./pixels-of";

/** A picture whose values need not be whole. */
type Values = Omit<Pixels, "pixels"> & { readonly pixels: ArrayLike<number> };

/**
 * The values of a picture of another size, unrounded: the mean of what lies under each where it becomes smaller (area
 * average), between the nearest two where it becomes larger (bilinear). @returns [height × width × channels]
 */
export function resized(from: Values, width: number, height: number): ArrayLike<number> {
  const wide = alongSide(from.pixels, from.height, from.width, from.channels, width);
  return alongSide(wide, 1, from.height, width * from.channels, height);
}

/** The same, rounded to whole values. */
export function resize(from: Pixels, width: number, height: number): Pixels {
  const values = resized(from, width, height);
  const pixels = new Uint8Array(values.length);
  for (let at = 0; at < pixels.length; at++) pixels[at] = Math.round(values[at] as number);
  return { width, height, channels: from.channels, pixels };
}

/** One side of another length. @param values [outer × length × inner] @returns [outer × to × inner] */
function alongSide(
  values: ArrayLike<number>,
  outer: number,
  length: number,
  inner: number,
  to: number,
): ArrayLike<number> {
  if (length === to) return values;
  const out = new Float64Array(outer * to * inner);
  const step = length / to;
  for (let index = 0; index < to; index++) {
    // Where the new value lies among the old ones; larger, it is as wide as one of them.
    const start = step > 1 ? index * step : Math.min(length - 1, Math.max(0, (index + 0.5) * step - 0.5));
    const wide = Math.max(1, step);
    for (let at = Math.floor(start); at < Math.min(length, start + wide); at++) {
      const share = (Math.min(start + wide, at + 1) - Math.max(start, at)) / wide;
      for (let row = 0; row < outer; row++) {
        for (let i = 0; i < inner; i++) {
          out[(row * to + index) * inner + i] =
            (out[(row * to + index) * inner + i] as number) +
            share * (values[(row * length + at) * inner + i] as number);
        }
      }
    }
  }
  return out;
}
