import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";

/** What is done to a zip that was in order. */
export type Spoil = (parts: Record<string, Uint8Array>) => Uint8Array;

export const packed = (parts: Zippable): Uint8Array => zipSync(parts, { level: 6, mtime: "2000-01-01" });
export const partsOf = (zip: Uint8Array): Record<string, Uint8Array> => unzipSync(zip);

/** With these parts added or in the place of those; undefined takes one out. */
export const withParts =
  (changes: Record<string, Uint8Array | undefined>): Spoil =>
  (parts) => {
    const all = Object.entries({ ...parts, ...changes });
    return packed(Object.fromEntries(all.flatMap(([name, bytes]) => (bytes ? [[name, bytes]] : []))));
  };

/** With one text changed; it must be there. */
export const withText =
  (name: string, from: string, to: string): Spoil =>
  (parts) => {
    const text = strFromU8(parts[name] ?? new Uint8Array());
    if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
    return withParts({ [name]: strToU8(text.replace(from, () => to)) })(parts);
  };

/** With a part of another name that is as long: so come names that no archiver writes. */
export const renamed =
  (from: string, to: string): Spoil =>
  (parts) =>
    replacedBytes(packed({ ...parts, [from]: new Uint8Array(1) }), strToU8(from), strToU8(to));

/** With the size that the directory and the entry state for a part. */
export const withStatedSize =
  (name: string, size: number): Spoil =>
  (parts) => {
    const zip = packed(parts);
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    for (let at = 0; at + 46 < zip.length; at++) {
      const signature = view.getUint32(at, true);
      const [nameAt, sizeAt] = signature === 0x02014b50 ? [46, 24] : signature === 0x04034b50 ? [30, 22] : [0, 0];
      if (nameAt > 0 && strFromU8(zip.subarray(at + nameAt, at + nameAt + name.length)) === name)
        view.setUint32(at + sizeAt, size, true);
    }
    return zip;
  };

/** With one bit turned in a part that is stored as it is. */
export const withTurnedBit =
  (name: string, at: number): Spoil =>
  (parts) => {
    const zip = zipSync({ ...parts, [name]: [parts[name] ?? new Uint8Array(), { level: 0 }] });
    const content = parts[name] ?? new Uint8Array();
    const start = indexOf(zip, content);
    zip[start + at] = (zip[start + at] ?? 0) ^ 1;
    return zip;
  };

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = 0; at + wanted.length <= bytes.length; at++) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  throw new Error("not in the zip");
}

function replacedBytes(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  if (from.length !== to.length) throw new Error("names must be as long");
  const out = bytes.slice();
  for (let at = 0; at + from.length <= out.length; at++) {
    if (from.every((byte, index) => out[at + index] === byte)) out.set(to, at);
  }
  return out;
}
