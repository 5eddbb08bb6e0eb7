import { joined } from "../../experiment/joined";
import { inflated } from "../archive/unpack";
import { err, ok } from "../../experiment/failure";
import type { DecodedOutcome } from "./decoded";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples of a pixel by colour type; 3 is an index into the palette. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** x and y of the first pixel, and the steps, of Adam7's passes. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Decodes a PNG of any colour type and depth, with or without interlacing; what is neither pixels, palette nor
 * transparency is passed over. It inflates to what the size asks for and no further.
 * Fails with "images/broken" or "images/too-large". Source: PNG specification, second edition.
 */
export function decodePng(bytes: Uint8Array, mostPixels: number): DecodedOutcome {
  const chunks = chunksOf(bytes);
  const header = chunks?.get("IHDR")?.[0];
  if (!chunks || header?.length !== 13) return broken;
  const view = new DataView(header.buffer, header.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, type = 0, , , interlaced = 0] = header.subarray(8);
  const samples = samplesOf[type];
  const depths = type === 0 ? [1, 2, 4, 8, 16] : type === 3 ? [1, 2, 4, 8] : [8, 16];
  if (!samples || !depths.includes(depth) || header[10] !== 0 || header[11] !== 0 || interlaced > 1) return broken;
  if (width < 1 || height < 1) return broken;
  if (width * height > mostPixels)
    return err({ code: "images/too-large", values: { width, height, limit: mostPixels } });

  const passes = (interlaced ? adam7 : [[0, 0, 1, 1] as const]).flatMap(([x, y, stepX, stepY]) => {
    const [columns, rows] = [Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)];
    return columns > 0 && rows > 0 ? [{ x, y, stepX, stepY, columns, rows }] : [];
  });
  const lineBytes = (columns: number): number => Math.ceil((columns * samples * depth) / 8);
  const length = passes.reduce((sum, { columns, rows }) => sum + rows * (1 + lineBytes(columns)), 0);
  const lines = inflatedZlib(chunks.get("IDAT") ?? [], length);
  if (!lines || lines.length < length) return broken;

  const colourOf = colours(type, depth, chunks.get("PLTE")?.[0], chunks.get("tRNS")?.[0]);
  const rgba = new Uint8Array(width * height * 4);
  const samplesInBytes = Math.max(1, (samples * depth) / 8);
  let at = 0;
  for (const { x, y, stepX, stepY, columns, rows } of passes) {
    let before: Uint8Array = new Uint8Array(lineBytes(columns));
    for (let row = 0; row < rows; row++) {
      const filter = lines[at] as number;
      const line = lines.subarray(at + 1, at + 1 + before.length);
      if (!unfilter(filter, line, before, samplesInBytes)) return broken;
      at += 1 + line.length;
      before = line;
      for (let column = 0; column < columns; column++) {
        colourOf(line, column, rgba, ((y + row * stepY) * width + x + column * stepX) * 4);
      }
    }
  }
  return ok({ width, height, rgba });
}

const broken = err({ code: "images/broken" });

/** The chunks by name up to IEND; null where it is no PNG or one runs past the end. */
function chunksOf(bytes: Uint8Array): Map<string, Uint8Array[]> | null {
  if (signature.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return null;
    const kept = chunks.get(name);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (kept) kept.push(data);
    else chunks.set(name, [data]);
    if (name === "IEND") break;
    at += 12 + length;
  }
  return chunks;
}

/** A zlib stream in parts; its checksum is passed over. */
function inflatedZlib(parts: readonly Uint8Array[], most: number): Uint8Array | null {
  const stream = joined(parts);
  if (stream.length < 2 || ((stream[0] as number) & 15) !== 8 || ((stream[1] as number) & 32) !== 0) return null;
  return inflated(stream.subarray(2), most);
}

/** In place. @param back bytes from a sample to the same one of the pixel on its left @returns false for no such filter */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, back: number): boolean {
  if (filter > 4) return false;
  for (let at = 0; filter > 0 && at < line.length; at++) {
    const a = at < back ? 0 : (line[at - back] as number);
    const b = above[at] as number;
    const c = at < back ? 0 : (above[at - back] as number);
    const guess = filter === 1 ? a : filter === 2 ? b : filter === 3 ? (a + b) >> 1 : nearestOf(a, b, c);
    line[at] = (line[at] as number) + guess;
  }
  return true;
}

/** Paeth's predictor. */
function nearestOf(a: number, b: number, c: number): number {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
}

type ColourOf = (line: Uint8Array, column: number, rgba: Uint8Array, at: number) => void;

/** How a pixel of a line becomes four bytes. An index without a colour is black, as browsers have it. */
function colours(
  type: number,
  depth: number,
  palette: Uint8Array = new Uint8Array(),
  transparency: Uint8Array = new Uint8Array(),
): ColourOf {
  const samples = samplesOf[type] as number;
  const largest = 2 ** depth - 1;
  const sample = (line: Uint8Array, index: number): number => {
    if (depth === 8) return line[index] as number;
    if (depth === 16) return ((line[2 * index] as number) << 8) | (line[2 * index + 1] as number);
    const bit = index * depth;
    return ((line[bit >> 3] as number) >> (8 - depth - (bit & 7))) & largest;
  };
  // One sample a channel names the colour that is transparent.
  const clear = Array.from({ length: transparency.length >> 1 }, (_, at) => {
    return ((transparency[2 * at] as number) << 8) | (transparency[2 * at + 1] as number);
  });
  if (type === 3) {
    return (line, column, rgba, at) => {
      const index = sample(line, column);
      for (let channel = 0; channel < 3; channel++) rgba[at + channel] = palette[index * 3 + channel] ?? 0;
      rgba[at + 3] = transparency[index] ?? 255;
    };
  }
  const isGray = samples < 3;
  const hasOpacity = type >= 4;
  const hasClear = !hasOpacity && clear.length >= samples;
  const to8 = (value: number): number => (depth === 16 ? value >> 8 : Math.round((value * 255) / largest));
  return (line, column, rgba, at) => {
    const first = column * samples;
    const r = sample(line, first);
    const g = isGray ? r : sample(line, first + 1);
    const b = isGray ? r : sample(line, first + 2);
    rgba[at] = to8(r);
    rgba[at + 1] = to8(g);
    rgba[at + 2] = to8(b);
    const isClear = hasClear && r === clear[0] && (isGray || (g === clear[1] && b === clear[2]));
    rgba[at + 3] = hasOpacity ? to8(sample(line, first + samples - 1)) : isClear ? 0 : 255;
  };
}
