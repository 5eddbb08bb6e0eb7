import type { Reading } from "../reading";

export type Encoding = Reading["encoding"];

/**
 * Recognizes UTF-8 and UTF-16 by their byte order mark, and UTF-16 without one by where its zero bytes stand.
 * @returns the encoding and the length of the mark; "utf-8" where nothing speaks against it (invalid UTF-8 shows later).
 */
export function recognizeEncoding(bytes: Uint8Array): { encoding: Encoding; markLength: number } {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", markLength: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", markLength: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", markLength: 2 };
  const pairs = Math.min(2000, Math.floor(bytes.length / 2));
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) evenZeros++;
    if (bytes[2 * i + 1] === 0) oddZeros++;
  }
  if (pairs > 1 && oddZeros > 0.4 * pairs && evenZeros < 0.05 * pairs) return { encoding: "utf-16le", markLength: 0 };
  if (pairs > 1 && evenZeros > 0.4 * pairs && oddZeros < 0.05 * pairs) return { encoding: "utf-16be", markLength: 0 };
  return { encoding: "utf-8", markLength: 0 };
}

/** Names of formats that people take for CSV, by their first bytes. */
export function otherFormat(bytes: Uint8Array): string | null {
  const starts = (...marks: number[]): boolean => marks.every((mark, index) => bytes[index] === mark);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return "xlsx";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "xls";
  if (starts(0x1f, 0x8b)) return "gzip";
  if (starts(0x25, 0x50, 0x44, 0x46)) return "pdf";
  if (starts(0x50, 0x41, 0x52, 0x31)) return "parquet";
  return null;
}

/** Decodes piece by piece, with every line end as "\n". @param fatal throws TypeError where the bytes are not in that encoding */
export function lineDecoder(encoding: Encoding, fatal = true): { decode(bytes: Uint8Array, last: boolean): string } {
  const decoder = new TextDecoder(encoding, { fatal });
  let heldReturn = false;
  return {
    decode(bytes, last) {
      let text = (heldReturn ? "\r" : "") + decoder.decode(bytes, { stream: !last });
      // A "\r" at the end may be half a "\r\n".
      heldReturn = !last && text.endsWith("\r");
      if (heldReturn) text = text.slice(0, -1);
      return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
    },
  };
}

/** The 1-based line on which the first bytes stand that are not in this encoding. */
export function undecodableLine(bytes: Uint8Array, encoding: Encoding): number {
  const decoder = lineDecoder(encoding, false);
  const pieceBytes = 1024 * 1024;
  let line = 1;
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    const piece = decoder.decode(bytes.subarray(from, from + pieceBytes), from + pieceBytes >= bytes.length);
    const replaced = piece.indexOf("\uFFFD");
    line += (replaced < 0 ? piece : piece.slice(0, replaced)).split("\n").length - 1;
    if (replaced >= 0) break;
  }
  return line;
}
