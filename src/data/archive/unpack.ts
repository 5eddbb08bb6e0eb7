import { Inflate } from "fflate";
import { err, ok, type Outcome } from "../../experiment/failure";
import { quoted } from "../../experiment/quoted";
import { atOnce, type Pieces } from "../pieces";
import { checksum } from "./crc-32";
import type { ArchiveFile } from "./zip-directory";

/** So much goes in at a time: what a bomb can make of it before it is counted, 1032 times as much, is 16 MB. */
const packedPieceBytes = 16_384;
const checkedPieceBytes = 1_048_576;

/**
 * One file of an archive, held to the size and checksum that the directory states.
 * Fails with "archive/changed" where it unpacks to anything else, "archive/damaged" where it does not unpack.
 */
export function* unpacking({
  name,
  deflated,
  packed,
  unpackedBytes,
  checksum: stated,
}: ArchiveFile): Pieces<Outcome<Uint8Array<ArrayBuffer>>> {
  const bytes = deflated ? yield* inflating(packed, unpackedBytes) : packed.slice();
  if (!bytes) return err({ code: "archive/damaged", field: quoted(name) });
  let found = 0;
  for (let at = 0; at < bytes.length; at += checkedPieceBytes) {
    found = checksum(bytes.subarray(at, at + checkedPieceBytes), found);
    yield;
  }
  if (bytes.length !== unpackedBytes || found !== stated) return err({ code: "archive/changed", field: quoted(name) });
  return ok(bytes);
}

/** `unpacking` without a break. */
export const unpack = (file: ArchiveFile): Outcome<Uint8Array<ArrayBuffer>> => atOnce(unpacking(file));

/** Inflates to at most a byte more than `most`; null where the bytes are no deflated ones. */
export const inflated = (packed: Uint8Array, most: number): Uint8Array<ArrayBuffer> | null =>
  atOnce(inflating(packed, most));

function* inflating(packed: Uint8Array, most: number): Pieces<Uint8Array<ArrayBuffer> | null> {
  const out = new Uint8Array(most + 1);
  let length = 0;
  const inflate = new Inflate((piece) => {
    const fits = piece.subarray(0, out.length - length);
    out.set(fits, length);
    length += fits.length;
  });
  for (let at = 0; at === 0 || (at < packed.length && length <= most); at += packedPieceBytes) {
    try {
      inflate.push(packed.subarray(at, at + packedPieceBytes), at + packedPieceBytes >= packed.length);
    } catch {
      return null;
    }
    yield;
  }
  // Whoever keeps it keeps its buffer: without the byte more.
  return out.slice(0, length);
}
