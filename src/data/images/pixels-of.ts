import { fromBase64 } from "../../experiment/base64";

/** 8-bit values, row by row from the top, the channels (one: gray; three: red, green, blue) of a pixel side by side. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}

/** Pixels. A picture of three channels and this side is 262 kB of text: a cell, not an album. */
export const longestSide = 256;

/** How every image cell begins. */
export const imagePrefix = "data:image/png;base64,";
/** Bytes of a stored block at most. Source: RFC 1951, 3.2.4. */
export const mostInBlock = 65_535;
/** Signature, IHDR, and the head of IDAT with zlib's own. */
export const beforeBlocks = 8 + 25 + 8 + 2;
/** Zlib's checksum, IDAT's, and IEND. */
const afterBlocks = 4 + 4 + 12;

/** Bytes of a canonical PNG. @param lines bytes of all lines, each with its filter byte */
export const pngLength = (lines: number): number =>
  beforeBlocks + lines + 5 * Math.ceil(lines / mostInBlock) + afterBlocks;

/** Whether text begins as an image cell does; `pixelsOf` tells whether it is one. */
export const looksLikeImage = (text: string): boolean => text.startsWith(imagePrefix);

/** Sides and channels of an image cell, without a look at its pixels; null where the text is none, or not as long as one. */
export function sizeOfImage(cell: string): Omit<Pixels, "pixels"> | null {
  // 44 characters hold the 33 bytes up to the end of IHDR; the sizes there tell how long the whole must be.
  const head = looksLikeImage(cell) ? bytesOf(cell.slice(imagePrefix.length, imagePrefix.length + 44)) : null;
  if (head?.length !== 33 || head[24] !== 8 || (head[25] !== 0 && head[25] !== 2)) return null;
  const view = new DataView(head.buffer);
  const [width, height, channels] = [view.getUint32(16), view.getUint32(20), head[25] ? 3 : 1] as const;
  if (width < 1 || width > longestSide || height < 1 || height > longestSide) return null;
  const length = pngLength(height * (1 + width * channels));
  return cell.length === imagePrefix.length + 4 * Math.ceil(length / 3) ? { width, height, channels } : null;
}

/** The pixels of a cell that `imageCell` made; null for any other text. Checksums are the browser's matter. */
export function pixelsOf(cell: string): Pixels | null {
  const size = sizeOfImage(cell);
  const png = size && bytesOf(cell.slice(imagePrefix.length));
  if (!png) return null;
  const line = 1 + size.width * size.channels;
  const lines = size.height * line;
  if (png.length !== pngLength(lines) || String.fromCharCode(...png.subarray(0, 4), ...png.subarray(37, 43)) !== marks)
    return null;
  const pixels = new Uint8Array(lines - size.height);
  let at = beforeBlocks;
  let pixel = 0;
  for (let from = 0; from < lines; from++) {
    if (from % mostInBlock === 0) {
      const left = lines - from;
      const inBlock = Math.min(mostInBlock, left);
      const head = [left <= mostInBlock ? 1 : 0, inBlock & 255, inBlock >> 8];
      if (head.some((byte, index) => png[at + index] !== byte)) return null;
      at += 5;
    }
    const byte = png[at++] as number;
    if (from % line > 0) pixels[pixel++] = byte;
    else if (byte !== 0) return null;
  }
  return { ...size, pixels };
}

/** The signature's beginning, IDAT's name, and zlib's first two bytes. */
const marks = "\x89PNGIDAT\x78\x01";

/** Null where the text is no base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64(base64);
  } catch {
    return null;
  }
}
