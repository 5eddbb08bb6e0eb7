import { Unzip, UnzipInflate, UnzipPassThrough, Zip, ZipDeflate } from "fflate";
import { err, ok, type Failure, type Outcome } from "../experiment/failure";

// fflate's asynchronous functions start workers of their own, which the CSP refuses: small pieces and breaths instead.
const packedPieceBytes = 16_384;
const plainPieceBytes = 262_144;
const limits = { entries: 20_000, unpackedBytes: 1_000_000_000, ratio: 200, bytesBeforeRatioCounts: 20_000_000 };

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
 * Unpacks, counting what really comes out, whatever the headers say. Fails with "zip/broken", "zip/path" (a name that
 * climbs or is absolute), "zip/too-many" or "zip/too-large" (also where the ratio is a bomb's).
 */
export async function unzip(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Outcome<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>> {
  if (!endsWhole(bytes)) return err({ code: "zip/broken" });
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const unfinished = new Set<string>();
  let failure: Failure | null = null;
  let unpackedBytes = 0;
  let entries = 0;
  const unpacking = new Unzip((entry) => {
    entries += 1;
    const { name } = entry;
    if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|\\|\0|^[a-z]:/i.test(name) || files.has(name))
      failure ??= { code: "zip/path", file: name };
    if (entries > limits.entries) failure ??= { code: "zip/too-many", values: { limit: limits.entries } };
    if (failure || name.endsWith("/")) return;
    const pieces: Uint8Array[] = [];
    unfinished.add(name);
    entry.ondata = (error, piece, final) => {
      if (error) failure ??= { code: "zip/broken", file: name };
      if (failure) return;
      unpackedBytes += piece.length;
      pieces.push(piece);
      if (!final) return;
      files.set(name, joined(pieces));
      unfinished.delete(name);
    };
    entry.start();
  });
  unpacking.register(UnzipInflate);
  unpacking.register(UnzipPassThrough);
  try {
    for (let at = 0; at < bytes.length && !failure; at += packedPieceBytes) {
      const end = at + packedPieceBytes;
      unpacking.push(bytes.subarray(at, end), end >= bytes.length);
      const ratio = unpackedBytes / Math.min(end, bytes.length);
      if (
        unpackedBytes > limits.unpackedBytes ||
        (ratio > limits.ratio && unpackedBytes > limits.bytesBeforeRatioCounts)
      ) {
        failure = { code: "zip/too-large", values: { limit: limits.unpackedBytes } };
      }
      if (at % (16 * packedPieceBytes) === 0) await breathe();
    }
  } catch {
    failure ??= { code: "zip/broken" };
  }
  if (!failure && (entries === 0 || unfinished.size > 0)) failure = { code: "zip/broken" };
  return failure ? err(failure) : ok(files);
}

/** A zip ends with its directory's end record (22 bytes, and a comment of up to 65,535): one that was cut off does not. */
function endsWhole(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  }
  return false;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
