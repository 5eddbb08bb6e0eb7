import { imageCell } from "../../data/images/image-cell";
import { pixelsOf, type Pixels } from "../../data/images/pixels-of";
import { resize } from "../../data/images/resize";
import type { Ink } from "../../ui/pad/pad-ink";

/** What the pictures of a column are like. */
export type PictureShape = Omit<Pixels, "pixels">;

/** A picture as a cell of a column of pictures: of their size, gray where they are. */
export function cellLike(shape: PictureShape, picture: Pixels): string {
  const { pixels } = resize(picture, shape.width, shape.height);
  return imageCell(asChannels(pixels, picture.channels, shape.channels), shape.width, shape.height, shape.channels);
}

/** A drawing as such a cell. @param inverse light ink on dark paper */
export const drawnCell = (shape: PictureShape, ink: Ink, inverse: boolean): string =>
  cellLike(shape, {
    width: shape.width,
    height: shape.height,
    channels: 1,
    pixels: inverse ? ink : ink.map((value) => 255 - value),
  });

/** A cell as a drawing, to go on with. */
export function inkOf(cell: string, inverse: boolean): Ink | null {
  const picture = pixelsOf(cell);
  if (!picture) return null;
  const gray = asChannels(picture.pixels, picture.channels, 1);
  return Uint8Array.from(gray, (value) => (inverse ? value : 255 - value));
}

/** Whether a picture is light on dark, as many collections of digits are: so its edge is dark. */
export function isInverse(cell: string): boolean {
  const picture = pixelsOf(cell);
  if (!picture) return false;
  const { width, height, channels } = picture;
  const gray = asChannels(picture.pixels, channels, 1);
  const edge = gray.filter((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
  return edge.reduce((sum, value) => sum + value, 0) < 128 * edge.length;
}

function asChannels(pixels: Uint8Array, from: 1 | 3, to: 1 | 3): Uint8Array {
  if (from === to) return pixels;
  const count = pixels.length / from;
  if (to === 3) return Uint8Array.from({ length: 3 * count }, (_, at) => pixels[Math.floor(at / 3)] ?? 0);
  return Uint8Array.from({ length: count }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(3 * at, 3 * at + 3);
    return Math.round(0.299 * red + 0.587 * green + 0.114 * blue); // as bright as it looks, ITU-R BT.601
  });
}
