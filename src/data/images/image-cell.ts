import { toBase64 } from "../../experiment/base64";
import { checksum } from "../archive/crc-32";
import { beforeBlocks, imagePrefix, longestSide, mostInBlock, pngLength } from "./pixels-of";

export { longestSide, looksLikeImage, pixelsOf, sizeOfImage, type Pixels } from "./pixels-of";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A picture as a cell of text: the data URL of a PNG whose pixels stand in it plainly (8 bits, no filter, deflate blocks
 * that are stored, one IDAT), so that every browser shows it and `pixelsOf` needs no codec. Equal pixels give equal text.
 * @param pixels [height × width × channels]; throws if it is not that long, or a side not 1 to `longestSide`
 */
export function imageCell(pixels: Uint8Array, width: number, height: number, channels: 1 | 3): string {
  const isSide = (side: number): boolean => Number.isInteger(side) && side >= 1 && side <= longestSide;
  if (!isSide(width) || !isSide(height) || pixels.length !== width * height * channels) {
    throw new Error(`${pixels.length} values are no ${width} × ${height} × ${channels}`);
  }
  const lines = new Uint8Array(height * (1 + width * channels));
  for (let y = 0; y < height; y++) {
    lines.set(pixels.subarray(y * width * channels, (y + 1) * width * channels), y * (1 + width * channels) + 1);
  }
  const png = new Uint8Array(pngLength(lines.length));
  const view = new DataView(png.buffer);
  png.set(signature);
  const header = [0, 0, 0, 0, 0, 0, 0, 0, 8, channels === 1 ? 0 : 2, 0, 0, 0];
  png.set(header, 16);
  view.setUint32(16, width);
  view.setUint32(20, height);
  endChunk(png, view, 8, "IHDR", header.length);
  png.set([0x78, 0x01], 41);
  let at = beforeBlocks;
  for (let from = 0; from < lines.length; from += mostInBlock) {
    const block = lines.subarray(from, from + mostInBlock);
    png[at] = from + mostInBlock >= lines.length ? 1 : 0;
    view.setUint16(at + 1, block.length, true);
    view.setUint16(at + 3, ~block.length, true);
    png.set(block, at + 5);
    at += 5 + block.length;
  }
  view.setUint32(at, adler(lines));
  endChunk(png, view, 33, "IDAT", at + 4 - 41);
  endChunk(png, view, at + 8, "IEND", 0);
  return imagePrefix + toBase64(png);
}

/** Writes a chunk's length, name and checksum around its data. @param at where the chunk begins */
function endChunk(png: Uint8Array, view: DataView, at: number, name: string, length: number): void {
  view.setUint32(at, length);
  for (let i = 0; i < 4; i++) png[at + 4 + i] = name.charCodeAt(i);
  view.setUint32(at + 8 + length, checksum(png.subarray(at + 4, at + 8 + length)));
}

/** Adler-32. Source: RFC 1950, 9. */
function adler(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
