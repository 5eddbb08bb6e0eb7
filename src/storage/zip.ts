import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { unpacking } from "../data/archive/unpack";
import { zipDirectory } from "../data/archive/zip-directory";
import type { Pieces } from "../data/pieces";
import { breath } from "../experiment/breath";
import { err, ok, type Outcome } from "../experiment/failure";

// fflate's asynchronous functions start workers of their own, which the CSP refuses: small pieces and breaths instead.
const readBytes = 524_288;
const plainPieceBytes = 65_536;
/** Of a frame's 16 ms. */
const longestMs = 8;
const limits = { files: 20_000, unpackedBytes: 1_000_000_000, bytesBeforeRatioCounts: 20_000_000 };

export interface ZipEntry {
  readonly name: string;
  readonly content: Blob;
}

export interface PackingOptions {
  /** Does not compress: for what is compressed already. */
  readonly stored?: boolean;
  readonly report?: (filesDone: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Packs without holding the page up, or holding it all in its memory. Same content, same bytes, wherever on Earth.
 * Rejects where a content cannot be read, and when it is cancelled.
 */
export async function zip(
  entries: Iterable<ZipEntry>,
  { stored = false, report, signal }: PackingOptions = {},
): Promise<Blob> {
  // Handed to the browser in parts: of all at once it would take the page's own time to take a copy.
  const packed: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let heldBytes = 0;
  const packing = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(new Uint8Array(piece));
    heldBytes += piece.length;
  });
  const handOver = () => {
    packed.push(new Blob(pieces));
    pieces = [];
    heldBytes = 0;
  };
  const pause = pauses();
  let done = 0;
  for (const { name, content } of entries) {
    const entry = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = new Date(2000, 0, 1); // a zip's dates are local: this one reads alike everywhere
    packing.add(entry);
    for (let at = 0; at < content.size; at += readBytes) {
      const read = new Uint8Array(await content.slice(at, at + readBytes).arrayBuffer());
      for (let from = 0; from < read.length; from += plainPieceBytes) {
        entry.push(read.subarray(from, from + plainPieceBytes), false);
        await pause();
      }
      if (heldBytes >= readBytes) {
        handOver();
        report?.(done);
      }
      signal?.throwIfAborted();
    }
    entry.push(new Uint8Array(0), true);
    done += 1;
  }
  packing.end();
  handOver();
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

async function withBreaths<T>(work: Pieces<T>): Promise<T> {
  const pause = pauses();
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    await pause();
  }
}

/** To be called between two pieces of work: gives way where a good part of a frame has gone by. */
function pauses(): () => Promise<void> | undefined {
  let lastMs = performance.now();
  return () => {
    if (performance.now() - lastMs < longestMs) return undefined;
    return breath().then(() => void (lastMs = performance.now()));
  };
}
