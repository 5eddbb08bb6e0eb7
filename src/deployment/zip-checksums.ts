export { checksum } from "../data/archive/crc-32";

/** One entry as a zip's directory states it. */
export interface StatedEntry {
  readonly name: string;
  /** CRC-32 of what it unpacks to. */
  readonly checksum: number;
}

/**
 * The entries that a zip's directory names, so that what came out can be held to them (fflate does not).
 * @returns null where there is no whole directory. Source: PKWARE, APPNOTE 6.3.10, 4.3.12 and 4.3.16.
 */
export function statedEntries(bytes: Uint8Array): readonly StatedEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end < 0) return null;
  const entries: StatedEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return null;
    const inUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, nameEnd);
    entries.push({
      name: inUtf8 ? new TextDecoder().decode(name) : String.fromCharCode(...name),
      checksum: view.getUint32(at + 16, true),
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record takes 22 bytes, and a comment of up to 65,535 after it. @returns its place, or -1 */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}
