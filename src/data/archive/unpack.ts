import { Inflate } from "fflate";
import { err, ok, type Outcome } from "../../experiment/failure";
import { quoted } from "../../experiment/quoted";
import { atOnce, type Pieces } from "../pieces";
import { checksum } from "./crc-32";
import type { ArchiveFile } from "./zip-directory";

/** So much goes in at a time: what a bomb can make of it before it is counted, 1032 times as much, is 16 MB. */
const packedPieceBytes = 16_384;
const pieceBytes = 1_048_576;

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
  const inside = deflated ? yield* inflating(packed, unpackedBytes) : yield* copying(packed);
  if (!inside) return err({ code: "archive/damaged", field: quoted(name) });
  const { bytes, goesOn } = inside;
  let found = 0;
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    found = checksum(bytes.subarray(at, at + pieceBytes), found);
    yield;
  }
  const isAsStated = !goesOn && bytes.length === unpackedBytes && found === stated;
  return isAsStated ? ok(bytes) : err({ code: "archive/changed", field: quoted(name) });
}

/** `unpacking` without a break. */
export const unpack = (file: ArchiveFile): Outcome<Uint8Array<ArrayBuffer>> => atOnce(unpacking(file));

/** Inflates to at most so many bytes, and leaves the rest; null where the bytes are no deflated ones. */
export const inflated = (packed: Uint8Array, most: number): Uint8Array<ArrayBuffer> | null =>
  atOnce(inflating(packed, most))?.bytes ?? null;

interface Inside {
  /** In a buffer of their own: whoever keeps them keeps it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** There is more than was asked for. */
  readonly goesOn: boolean;
}

function* copying(stored: Uint8Array): Pieces<Inside> {
  const bytes = new Uint8Array(stored.length);
  for (let at = 0; at < stored.length; at += pieceBytes) {
    bytes.set(stored.subarray(at, at + pieceBytes), at);
    yield;
  }
  return { bytes, goesOn: false };
}

function* inflating(packed: Uint8Array, most: number): Pieces<Inside | null> {
  const out = new Uint8Array(most);
  let length = 0;
  let goesOn = false;
  const inflate = new Inflate((piece) => {
    const fits = piece.subarray(0, most - length);
    out.set(fits, length);
    length += fits.length;
    goesOn ||= fits.length < piece.length;
  });
  for (let at = 0; at === 0 || (at < packed.length && !goesOn); at += packedPieceBytes) {
    try {
      inflate.push(packed.subarray(at, at + packedPieceBytes), at + packedPieceBytes >= packed.length);
    } catch {
      return null;
    }
    yield;
  }
  return { bytes: length === most ? out : out.slice(0, length), goesOn };
}
