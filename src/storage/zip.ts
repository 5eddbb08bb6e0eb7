import { Zip, ZipDeflate } from "fflate";
import { unpacking } from "../data/archive/unpack";
import { zipDirectory } from "../data/archive/zip-directory";
import type { Pieces } from "../data/pieces";
import { err, ok, type Outcome } from "../experiment/failure";
import { joined } from "../experiment/joined";

// fflate's asynchronous functions start workers of their own, which the CSP refuses: small pieces and breaths instead.
const plainPieceBytes = 262_144;
const limits = { files: 20_000, unpackedBytes: 1_000_000_000, bytesBeforeRatioCounts: 20_000_000 };

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Packs without holding the page up. */
export async function zip(entries: readonly ZipEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const packing = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  let sinceBreathBytes = 0;
  for (const { name, bytes } of entries) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = "2000-01-01"; // same content, same file
    packing.add(entry);
    let at = 0;
    do {
      const piece = bytes.subarray(at, at + plainPieceBytes);
      at += plainPieceBytes;
      entry.push(piece, at >= bytes.length);
      sinceBreathBytes += piece.length;
      if (sinceBreathBytes < plainPieceBytes) continue;
      sinceBreathBytes = 0;
      await breathe();
    } while (at < bytes.length);
  }
  packing.end();
  return joined(pieces);
}

/**
 * Unpacks without holding the page up, by what the zip's directory says and no further.
 * Fails as `zipDirectory` and `unpacking` do; "archive/broken" where nothing is in it.
 */
export async function unzip(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Outcome<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>> {
  const directory = zipDirectory(bytes, limits);
  if (!directory.ok) return directory;
  if (directory.value.length === 0) return err({ code: "archive/broken" });
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of directory.value) {
    const unpacked = await withBreaths(unpacking(file));
    if (!unpacked.ok) return unpacked;
    files.set(file.name, unpacked.value);
  }
  return ok(files);
}

/** Some pieces of the work fit into a frame. */
async function withBreaths<T>(work: Pieces<T>): Promise<T> {
  for (let piece = 1; ; piece++) {
    const next = work.next();
    if (next.done) return next.value;
    if (piece % 16 === 0) await breathe();
  }
}
