export type Patch = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a patch as it stands in Markdown; null if it is no JSON object. */
export function readPatch(source: string): Patch | null {
  try {
    const read: unknown = JSON.parse(source);
    return isObject(read) ? read : null;
  } catch {
    return null;
  }
}
