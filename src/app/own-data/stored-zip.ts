import { Zip, ZipPassThrough } from "fflate";
import { breath } from "../../experiment/breath";

export interface FileToPack {
  /** With "/" between folders. */
  readonly path: string;
  readonly file: Blob;
}

export interface PackingOptions {
  readonly report?: (filesDone: number) => void;
  readonly signal?: AbortSignal;
}

/** A checksum of so many bytes takes some 3 ms: the page stays free for whoever uses it. */
const pieceBytes = 524_288;

/**
 * Files to one zip, uncompressed: pictures are compressed already, and a reader finds them at once. Same files, same
 * bytes, whatever their order, dates and the place on Earth. Null once cancelled; rejects where a file cannot be read.
 */
export async function storedZip(
  files: readonly FileToPack[],
  { report, signal }: PackingOptions = {},
): Promise<Blob | null> {
  // Handed to the browser in parts: of all at once it would take the page's own time to take a copy.
  const packed: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  const packing = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(new Uint8Array(piece));
  });
  const handOver = () => {
    packed.push(new Blob(pieces));
    pieces = [];
  };
  let sinceBreathBytes = 0;
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const [done, { path, file }] of sorted.entries()) {
    const entry = new ZipPassThrough(path);
    entry.mtime = new Date(2000, 0, 1); // a zip's dates are local: this one reads alike everywhere
    packing.add(entry);
    let at = 0;
    do {
      const piece = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
      at += pieceBytes;
      entry.push(piece, at >= file.size);
      if (signal?.aborted) return null;
      sinceBreathBytes += piece.length + 4096;
      if (sinceBreathBytes < pieceBytes) continue;
      sinceBreathBytes = 0;
      handOver();
      report?.(done);
      await breath();
    } while (at < file.size);
  }
  packing.end();
  handOver();
  return new Blob(packed);
}
