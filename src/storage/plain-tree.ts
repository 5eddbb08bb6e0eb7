const wholeTypes = [Float32Array, Int32Array, Uint8Array, Blob] as const;
const mostLevels = 100;

/**
 * Whether a value is plain data that ends somewhere: objects, lists, numbers, texts, and the typed arrays and
 * files we keep. A database also gives back dates, maps, big integers and circles, which no file we write can hold.
 */
export function isPlainTree(value: unknown): boolean {
  const above = new Set<object>();
  const seen = new Set<object>();
  const isPlain = (part: unknown): boolean => {
    if (part === null || part === undefined) return true;
    if (typeof part !== "object") return typeof part !== "bigint";
    if (wholeTypes.some((type) => part instanceof type)) return true;
    if (above.has(part) || above.size > mostLevels) return false;
    if (seen.has(part)) return true;
    const isList = Array.isArray(part);
    if (!isList && Object.getPrototypeOf(part) !== Object.prototype) return false;
    above.add(part);
    seen.add(part);
    const plain = isList ? part.every(isPlain) : Object.values(part).every(isPlain);
    above.delete(part);
    return plain;
  };
  return isPlain(value);
}
