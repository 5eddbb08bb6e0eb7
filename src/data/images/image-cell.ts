import { checksum } from "../archive/crc-32";

/** 8-bit values, row by row from the top, the channels (one: gray; three: red, green, blue) of a pixel side by side. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}

/** Pixels. A picture of three channels and this side is 262 kB of text: a cell, not an album. */
export const longestSide = 256;

const prefix = "data:image/png;base64,";
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const mostInBlock = 65_535;
/** Signature, IHDR, and the head of IDAT with zlib's own. */
const beforeBlocks = 8 + 25 + 8 + 2;
/** Zlib's checksum, IDAT's, and IEND. */
const afterBlocks = 4 + 4 + 12;

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
  return prefix + base64Of(png);
}

/** The pixels of a cell that `imageCell` made; null for any other text. Checksums are the browser's matter. */
export function pixelsOf(cell: string): Pixels | null {
  // 44 characters hold the 33 bytes up to the end of IHDR; their sizes tell how long the whole must be.
  const head = cell.startsWith(prefix) ? bytesOf(cell.slice(prefix.length, prefix.length + 44)) : null;
  if (head?.length !== 33) return null;
  const view = new DataView(head.buffer);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const channels = head[25] === 0 ? 1 : head[25] === 2 ? 3 : null;
  if (channels === null || width < 1 || width > longestSide || height < 1 || height > longestSide) return null;
  const line = 1 + width * channels;
  const length = pngLength(height * line);
  if (cell.length !== prefix.length + 4 * Math.ceil(length / 3)) return null;
  const png = bytesOf(cell.slice(prefix.length));
  if (png?.length !== length || signature.some((byte, at) => png[at] !== byte)) return null;
  if (png[24] !== 8 || png[33 + 4] !== 0x49 || png[41] !== 0x78 || png[42] !== 0x01) return null;
  const pixels = new Uint8Array(width * height * channels);
  let from = 0;
  for (let at = beforeBlocks; at < png.length - afterBlocks;) {
    const size = Math.min(mostInBlock, height * line - from);
    const isLast = from + size === height * line;
    if (png[at] !== (isLast ? 1 : 0) || png[at + 1] !== (size & 255) || png[at + 2] !== size >> 8) return null;
    for (let end = from + size, byte = at + 5; from < end; from++, byte++) {
      const x = from % line;
      if (x > 0) pixels[Math.floor(from / line) * (line - 1) + x - 1] = png[byte] as number;
      else if (png[byte] !== 0) return null;
    }
    at += 5 + size;
  }
  return { width, height, channels, pixels };
}

/** Whether text begins as an image cell does; `pixelsOf` tells whether it is one. */
export const looksLikeImage = (text: string): boolean => text.startsWith(prefix);

const pngLength = (lines: number): number => beforeBlocks + lines + 5 * Math.ceil(lines / mostInBlock) + afterBlocks;

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

function base64Of(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** Null where the text is no base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
