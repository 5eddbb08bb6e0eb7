import { Unzip, UnzipInflate, UnzipPassThrough, Zip, ZipDeflate } from "fflate";
import { checksum, statedEntries } from "../deployment/zip-checksums";
import { err, ok, type Failure, type Outcome } from "../experiment/failure";
import { quoted } from "../experiment/schema-problem";

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
 * climbs or is absolute), "zip/twice", "zip/changed", "zip/too-many" or "zip/too-large" (also where the ratio is a bomb's).
 */
export async function unzip(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Outcome<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>> {
  const stated = statedEntries(bytes);
  if (!stated) return err({ code: "zip/broken" });
  if (stated.length > limits.entries) return err({ code: "zip/too-many", values: { limit: limits.entries } });
  const checksums = new Map<string, number>();
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const unfinished = new Set<string>();
  let failure: Failure | null = null;
  let unpackedBytes = 0;
  let entries = 0;
  const unpacking = new Unzip((entry) => {
    entries += 1;
    const { name } = entry;
    if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|\\|\0|^[a-z]:/i.test(name)) failure ??= { code: "zip/path", file: quoted(name) };
    if (files.has(name)) failure ??= { code: "zip/twice", file: quoted(name) };
    if (entries > limits.entries) failure ??= { code: "zip/too-many", values: { limit: limits.entries } };
    if (failure || name.endsWith("/")) return;
    const pieces: Uint8Array[] = [];
    unfinished.add(name);
    entry.ondata = (error, piece, final) => {
      if (error) failure ??= { code: "zip/broken", file: quoted(name) };
      if (failure) return;
      unpackedBytes += piece.length;
      checksums.set(name, checksum(piece, checksums.get(name)));
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
  if (failure) return err(failure);
  // What came out is held to the directory: fflate reads neither it nor its checksums here.
  const changed = stated.find(({ name, checksum: said }) => !name.endsWith("/") && checksums.get(name) !== said);
  if (changed) return err({ code: "zip/changed", file: quoted(changed.name) });
  return stated.length === entries ? ok(files) : err({ code: "zip/broken" });
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
