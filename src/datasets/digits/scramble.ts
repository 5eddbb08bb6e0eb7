import { imageCell, pixelsOf } from "../../data/images/image-cell";
import { createRandom } from "../../experiment/random";
import type { Planting } from "../dataset";

/** Puts the pixels of every picture into another order, the same for all: nothing is lost, and nobody can read them. */
export function plant(csv: string, faults: readonly string[]): Planting {
  if (!faults.includes("scrambled")) return { csv, planted: [] };
  const orders = new Map<number, readonly number[]>();
  let count = 0;
  const scrambled = csv.replace(/data:image\/png;base64,[\w+/=]+/g, (cell) => {
    const picture = pixelsOf(cell);
    if (!picture) return cell;
    count++;
    const { width, height, channels, pixels } = picture;
    const size = width * height;
    const order = orders.get(size) ?? createRandom(5, "scrambled").shuffle([...Array(size).keys()]);
    orders.set(size, order);
    const moved = order.flatMap((from) => [...pixels.subarray(from * channels, (from + 1) * channels)]);
    return imageCell(Uint8Array.from(moved), width, height, channels);
  });
  const rows = [...Array(count).keys()];
  return { csv: scrambled, planted: [{ fault: "scrambled", what: "pixels", column: "image", count, rows }] };
}
