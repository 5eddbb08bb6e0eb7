import { err, ok, type Failure, type Outcome } from "../../experiment/failure";
import { quoted } from "../../experiment/quoted";
import { archiveLimits, mostRatio, type ZipLimits } from "./limits";

/** One file of a zip, as its directory states it. */
export interface ArchiveFile {
  /** With "/" between folders. */
  readonly name: string;
  /** Deflated, or stored as it is. */
  readonly deflated: boolean;
  readonly packed: Uint8Array;
  readonly unpackedBytes: number;
  /** CRC-32 of what it unpacks to. */
  readonly checksum: number;
}

/** Of a packed entry's local header without its names. */
const localHeader = 30;
const atEnd = 22;

/**
 * The files of a zip, folders left out, each with its packed bytes; nothing is unpacked. A zip that states what cannot be
 * is refused as a whole: entries that overlap or lie outside, names that climb out of a folder or come twice, more than
 * the limits. Fails with "archive/broken", "archive/zip64", "archive/encrypted", "archive/method", "archive/path",
 * "archive/twice", "archive/overlap", "archive/too-many" or "archive/too-large" (`field`: the entry's name).
 * Source: PKWARE, APPNOTE 6.3.10, 4.3 and 4.4.
 */
export function zipDirectory(bytes: Uint8Array, limits: ZipLimits = archiveLimits): Outcome<readonly ArchiveFile[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end < 0) return err({ code: "archive/broken" });
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) return err({ code: "archive/zip64" });
  const isOneDisk = view.getUint16(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (!isOneDisk || start + view.getUint32(end + 12, true) > end) return err({ code: "archive/broken" });
  const files: ArchiveFile[] = [];
  const names = new Set<string>();
  /** Where each entry begins and ends. */
  const taken: [number, number][] = [];
  let unpackedBytes = 0;
  let at = start;
  for (let left = count; left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return err({ code: "archive/broken" });
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const [checksum, packedBytes, ownBytes] = [16, 20, 24].map((field) => view.getUint32(at + field, true)) as [
      number,
      number,
      number,
    ];
    const offset = view.getUint32(at + 42, true);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const name = nameOf(bytes.subarray(at + 46, nameEnd));
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at > end) return err({ code: "archive/broken" });
    const refuse = (code: Failure["code"]): Outcome<never> => err({ code, field: quoted(name) });
    if (packedBytes === 0xffffffff || ownBytes === 0xffffffff || offset === 0xffffffff) return refuse("archive/zip64");
    if ((flags & 1) !== 0) return refuse("archive/encrypted");
    if (/(^|\/)\.\.?(\/|$)|^\/|\/\/|[\0\\]|^[a-z]:/i.test(name) || name === "") return refuse("archive/path");
    if (names.has(name)) return refuse("archive/twice");
    names.add(name);
    if (offset + localHeader > start || view.getUint32(offset, true) !== 0x04034b50) return refuse("archive/broken");
    const from = offset + localHeader + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (from + packedBytes > start) return refuse("archive/broken");
    taken.push([offset, from + packedBytes]);
    if (name.endsWith("/")) continue;
    if (method !== 0 && method !== 8) return refuse("archive/method");
    if (method === 0 && packedBytes !== ownBytes) return refuse("archive/broken");
    unpackedBytes += ownBytes;
    const isBomb = ownBytes > limits.bytesBeforeRatioCounts && ownBytes > mostRatio * packedBytes;
    if (isBomb || unpackedBytes > limits.unpackedBytes)
      return err({ code: "archive/too-large", field: quoted(name), values: { limit: limits.unpackedBytes } });
    const packed = bytes.subarray(from, from + packedBytes);
    files.push({ name, deflated: method === 8, packed, unpackedBytes: ownBytes, checksum });
  }
  if (at !== start + view.getUint32(end + 12, true)) return err({ code: "archive/broken" });
  taken.sort(([a], [b]) => a - b);
  if (taken.some(([from], index) => index > 0 && from < (taken[index - 1] as [number, number])[1]))
    return err({ code: "archive/overlap" });
  if (files.length > limits.files)
    return err({ code: "archive/too-many", values: { found: files.length, limit: limits.files } });
  return ok(files);
}

/** The end record takes 22 bytes, and a comment of up to 65,535 after it. @returns its place, or -1 */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - atEnd; at >= Math.max(0, view.byteLength - atEnd - 65_535); at--) {
    const isWhole = view.getUint32(at, true) === 0x06054b50;
    if (isWhole && at + atEnd + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return -1;
}

/** Archivers write UTF-8 whether they say so or not, or what their system had; one letter may be written in two ways. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes).normalize("NFC");
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
