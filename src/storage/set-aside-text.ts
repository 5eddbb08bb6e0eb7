import { toText } from "./array-text";
import { isPlainTree } from "./plain-tree";

/** What was set aside, as JSON text for a file, whatever it is: a circle is cut, what JSON has no word for is described. */
export function setAsideText(records: readonly unknown[]): string {
  return `[\n${records.map((record) => (isPlainTree(record) ? toText(record) : described(record))).join(",\n")}\n]\n`;
}

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
