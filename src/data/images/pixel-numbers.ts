import type { CellOperation } from "../../experiment/trained-model";
import { pixelsOf, type Pixels } from "./pixels-of";
import { resized } from "./resize";

export type PixelOperation = CellOperation & { op: "pixels" };

/** How many numbers a picture becomes. */
export const pixelCount = ({ width, height, colour }: Pick<PixelOperation, "width" | "height" | "colour">): number =>
  width * height * (colour === "rgb" ? 3 : 1);

/** A picture's numbers, row by row from the top; see `CellOperation`. Source of gray: ITU-R BT.601. */
export const pixelNumbers = (operation: PixelOperation, cell: string): number[] =>
  numbersOfPicture(operation, cell) ?? new Array<number>(pixelCount(operation)).fill(operation.otherwise);

/** The same; null where there is no picture. */
export function numbersOfPicture(
  { width, height, colour, range }: Omit<PixelOperation, "op" | "otherwise">,
  cell: string,
): number[] | null {
  const picture = pixelsOf(cell);
  if (!picture) return null;
  const values = resized({ ...picture, ...inColour(picture, colour) }, width, height);
  return Array.from(values, (value) => {
    return range === "0-255" ? value : range === "0-1" ? value / 255 : value / 127.5 - 1;
  });
}

function inColour(
  { channels, pixels, width, height }: Pixels,
  colour: "gray" | "rgb",
): { channels: 1 | 3; pixels: ArrayLike<number> } {
  const wanted = colour === "rgb" ? 3 : 1;
  if (channels === wanted) return { channels, pixels };
  const at = (index: number): number => pixels[index] as number;
  if (wanted === 3)
    return { channels: 3, pixels: Uint8Array.from({ length: width * height * 3 }, (_, i) => at(Math.floor(i / 3))) };
  const gray = Float64Array.from({ length: width * height }, (_, pixel) => {
    return 0.299 * at(3 * pixel) + 0.587 * at(3 * pixel + 1) + 0.114 * at(3 * pixel + 2);
  });
  return { channels: 1, pixels: gray };
}
