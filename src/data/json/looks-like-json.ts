import { recognizeEncoding } from "../csv/encoding";

/** Whether a file is JSON by its first letter: no CSV begins so but one whose first name does. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const { encoding, markLength } = recognizeEncoding(bytes);
  const start = new TextDecoder(encoding).decode(bytes.subarray(markLength, markLength + 4096)).trimStart();
  return /^(?:\[\s*(?:[{\]]|$)|\{\s*(?:["}]|$))/.test(start);
}
