import { Zip, ZipDeflate } from "fflate";
import { unpacking } from "../data/archive/unpack";
import { zipDirectory } from "../data/archive/zip-directory";
import type { Pieces } from "../data/pieces";
import { err, ok, type Outcome } from "../experiment/failure";

// fflate's asynchronous functions start workers of their own, which the CSP refuses: small pieces and breaths instead.
const plainPieceBytes = 262_144;
const limits = { files: 20_000, unpackedBytes: 1_000_000_000, bytesBeforeRatioCounts: 20_000_000 };

export interface ZipEntry {
  readonly name: string;
  readonly content: Blob;
}

const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Packs without holding the page up, or holding it all in its memory. Rejects where a content cannot be read. */
export async function zip(entries: Iterable<ZipEntry>): Promise<Blob> {
  const packed: Blob[] = [];
  const packing = new Zip((error, piece) => {
    if (error) throw error;
    packed.push(new Blob([new Uint8Array(piece)]));
  });
  for (const { name, content } of entries) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = "2000-01-01"; // same content, same file
    packing.add(entry);
    let at = 0;
    do {
      const piece = new Uint8Array(await content.slice(at, at + plainPieceBytes).arrayBuffer());
      at += plainPieceBytes;
      entry.push(piece, at >= content.size);
    } while (at < content.size);
  }
  packing.end();
  return new Blob(packed, { type: "application/zip" });
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
