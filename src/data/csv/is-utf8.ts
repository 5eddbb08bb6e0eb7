const highBits = 0x80808080 | 0;

/**
 * Whether `bytes[from]` … `bytes[to]` is UTF-8: no character cut off, none written longer than it needs, no surrogates.
 * A decoder would make a string of it all, to be dropped. Source: The Unicode Standard 15, table 3-7.
 */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = from;
  while (at < to) {
    // ASCII is most of most files.
    while (at + 8 <= to && ((view.getInt32(at) | view.getInt32(at + 4)) & highBits) === 0) at += 8;
    while (at < to && (bytes[at] as number) < 0x80) at++;
    while (at < to && (bytes[at] as number) >= 0x80) {
      const length = characterLength(bytes, at, to);
      if (length === 0) return false;
      at += length;
    }
  }
  return true;
}

/** Of a character that is not ASCII; 0 where it is none. */
function characterLength(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at] as number;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (at + length > to) return 0;
  for (let next = at + 1; next < at + length; next++) if (((bytes[next] as number) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  const isOutside =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second > 0x9f) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second > 0x8f);
  return isOutside ? 0 : length;
}
