import { toText } from "./array-text";
import { bytesInPieces } from "./in-pieces";
import { isPlainTree } from "./plain-tree";

/**
 * What was set aside, as JSON text for a file, whatever it is: a circle is cut, what JSON has no word for is described. What
 * is in a learner's file stands in it as that of other arrays.
 */
export async function setAsideText(records: readonly unknown[]): Promise<string> {
  const told: string[] = [];
  for (const record of records) told.push(isPlainTree(record) ? toText(await withBytes(record)) : described(record));
  return `[\n${told.join(",\n")}\n]\n`;
}

/** A plain tree in which every file that can be read is its bytes. */
async function withBytes(part: unknown): Promise<unknown> {
  if (part instanceof Blob) return bytesInPieces(part).catch(() => plainly(part));
  if (typeof part !== "object" || part === null || ArrayBuffer.isView(part)) return part;
  if (Array.isArray(part)) return Promise.all(part.map(withBytes));
  const entries = Object.entries(part).map(async ([name, each]) => [name, await withBytes(each)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

const plainly = (file: Blob): string => `[${file.size} bytes]`;

const mostLevels = 50;
const mostParts = 100_000;

function described(value: unknown): string {
  let parts = 0;
  const above: object[] = [];
  const plain = (part: unknown): unknown => {
    if ((parts += 1) > mostParts) return "[more]";
    if (typeof part === "bigint") return `[${part}n]`;
    if (typeof part !== "object" || part === null) return part;
    if (above.includes(part)) return "[circle]";
    if (above.length > mostLevels) return "[deeper]";
    if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) return `[${part.byteLength} bytes]`;
    if (part instanceof Blob) return plainly(part);
    if (part instanceof Date) return String(part);
    above.push(part);
    const entries: [unknown, unknown][] =
      part instanceof Map ? [...part] : part instanceof Set ? [...part.entries()] : Object.entries(part);
    const told = Array.isArray(part)
      ? entries.map(([, each]) => plain(each))
      : Object.fromEntries(entries.map(([key, each]) => [String(key), plain(each)]));
    above.pop();
    return told;
  };
  return JSON.stringify(plain(value));
}
