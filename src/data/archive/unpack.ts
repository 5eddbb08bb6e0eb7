import { Inflate } from "fflate";
import { err, ok, type Outcome } from "../../experiment/failure";
import { checksum } from "./crc-32";
import { quoted, type ArchiveFile } from "./zip-directory";

/** So much goes in at a time: what a bomb can make of it before it is counted, 1032 times as much, is 16 MB. */
const pieceBytes = 16_384;

/**
 * One file of an archive, held to the size and checksum that the directory states.
 * Fails with "archive/changed" where it unpacks to anything else, "archive/damaged" where it does not unpack.
 */
export function unpack({ name, deflated, packed, unpackedBytes, checksum: stated }: ArchiveFile): Outcome<Uint8Array> {
  const bytes = deflated ? inflated(packed, unpackedBytes) : packed;
  if (!bytes) return err({ code: "archive/damaged", field: quoted(name) });
  if (bytes.length !== unpackedBytes || checksum(bytes) !== stated)
    return err({ code: "archive/changed", field: quoted(name) });
  return ok(bytes);
}

/** Inflates to at most a byte more than `most`; null where the bytes are no deflated ones. */
export function inflated(packed: Uint8Array, most: number): Uint8Array | null {
  const out = new Uint8Array(most + 1);
  let length = 0;
  const inflate = new Inflate((piece) => {
    const fits = piece.subarray(0, out.length - length);
    out.set(fits, length);
    length += fits.length;
  });
  try {
    for (let at = 0; at === 0 || (at < packed.length && length <= most); at += pieceBytes)
      inflate.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length);
  } catch {
    return null;
  }
  return out.subarray(0, length);
}
