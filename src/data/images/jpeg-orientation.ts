/**
 * How a JPEG is to be turned to stand upright, 1 to 8 as Exif has it; 1 (as it is) where it does not say.
 * Source: Exif 2.32, 4.6.4, tag 0x0112.
 */
export function jpegOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1];
    // The picture itself begins.
    if (marker === 0xda) return 1;
    const end = at + 2 + view.getUint16(at + 2);
    const isExif = marker === 0xe1 && end <= bytes.length && end >= at + 24 && view.getUint32(at + 4) === 0x45786966;
    if (isExif) return tiffOrientation(new DataView(view.buffer, view.byteOffset + at + 10, end - at - 10));
    at = end;
  }
  return 1;
}

function tiffOrientation(tiff: DataView): number {
  const isLittle = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  if (directory + 2 > tiff.byteLength) return 1;
  const entries = tiff.getUint16(directory, isLittle);
  for (let entry = 0, at = directory + 2; entry < entries && at + 12 <= tiff.byteLength; entry++, at += 12) {
    if (tiff.getUint16(at, isLittle) !== 0x0112) continue;
    const orientation = tiff.getUint16(at + 8, isLittle);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

/** The source pixel under a pixel of the upright picture. @param width of the picture as it is stored */
export function uprightSource(
  orientation: number,
  width: number,
  height: number,
): { readonly width: number; readonly height: number; readonly at: (x: number, y: number) => number } {
  const [right, bottom] = [width - 1, height - 1];
  const from: Readonly<Record<number, (x: number, y: number) => number>> = {
    2: (x, y) => y * width + right - x,
    3: (x, y) => (bottom - y) * width + right - x,
    4: (x, y) => (bottom - y) * width + x,
    5: (x, y) => x * width + y,
    6: (x, y) => (bottom - x) * width + y,
    7: (x, y) => (bottom - x) * width + right - y,
    8: (x, y) => x * width + right - y,
  };
  const at = from[orientation] ?? ((x, y) => y * width + x);
  return orientation >= 5 ? { width: height, height: width, at } : { width, height, at };
}
