/** About how many bytes a kept value takes: files and typed arrays as they are, 8 a number, 2 a character. */
export function keptSize(value: unknown): number {
  if (typeof value === "string") return 2 * value.length;
  if (typeof value !== "object" || value === null) return 8;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof Blob) return value.size;
  return Object.entries(value).reduce((sum, [name, part]) => sum + 2 * name.length + keptSize(part), 16);
}
