import type { PreparationStep } from "../../experiment/preparation";
import type { Random } from "../../experiment/random";
import { imageCell } from "./image-cell";
import { pixelsOf, type Pixels } from "./pixels-of";

export type Changes = Pick<PreparationStep & { step: "augment" }, "flip" | "shift" | "rotate" | "brightness" | "noise">;

/** A picture changed by chance, within these limits; null where the cell is no picture. */
export function augmented(cell: string, changes: Changes, random: Random): string | null {
  const picture = pixelsOf(cell);
  return picture && imageCell(changed(picture, changes, random), picture.width, picture.height, picture.channels);
}

/** @returns [height × width × channels]; what comes in from outside repeats the edge */
function changed(picture: Pixels, { flip, shift, rotate, brightness, noise }: Changes, random: Random): Uint8Array {
  const { width, height, channels, pixels } = picture;
  const within = (limit: number): number => (2 * random.next() - 1) * limit;
  // Every draw is made, so that one limit does not change what another does.
  const mirrored = random.next() < 0.5 && flip === "sideways";
  const [right, down] = [within(shift) * width, within(shift) * height];
  const angle = (within(rotate) * Math.PI) / 180;
  const lighter = within(brightness) * 255;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const at = (x: number, y: number, channel: number): number => {
    const column = Math.min(width - 1, Math.max(0, x));
    const row = Math.min(height - 1, Math.max(0, y));
    return pixels[(row * width + column) * channels + channel] as number;
  };
  const out = new Uint8Array(pixels.length);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Where this pixel comes from.
      const [dx, dy] = [x - middleX - right, y - middleY - down];
      const turnedX = cos * dx + sin * dy;
      const fromX = middleX + (mirrored ? -turnedX : turnedX);
      const fromY = middleY - sin * dx + cos * dy;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      const [shareX, shareY] = [fromX - left, fromY - top];
      for (let channel = 0; channel < channels; channel++) {
        const above = at(left, top, channel) * (1 - shareX) + at(left + 1, top, channel) * shareX;
        const below = at(left, top + 1, channel) * (1 - shareX) + at(left + 1, top + 1, channel) * shareX;
        const value = above * (1 - shareY) + below * shareY + lighter + (noise > 0 ? random.normal() * noise * 255 : 0);
        out[to++] = Math.round(Math.min(255, Math.max(0, value)));
      }
    }
  }
  return out;
}
