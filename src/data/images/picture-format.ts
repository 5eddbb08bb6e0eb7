export type PictureFormat = "png" | "jpeg" | "gif" | "webp" | "avif" | "bmp";

/** What kind of picture a file is, by its first bytes; null for any other. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 4) === "\x89PNG") return "png";
  if (text(0, 3) === "\xff\xd8\xff") return "jpeg";
  if (text(0, 4) === "GIF8") return "gif";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  if (text(4, 8) === "ftyp" && /^avi[fs]/.test(text(8, 12))) return "avif";
  return text(0, 2) === "BM" ? "bmp" : null;
}
