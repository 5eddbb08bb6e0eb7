import { fromBase64, toBase64 } from "../experiment/base64";

// JSON has no typed arrays, and no NaN: a diverged run has both. They are written as objects with one "$" key.
const arrayTypes = { $f32: Float32Array, $i32: Int32Array, $u8: Uint8Array } as const;

/** JSON text in which Float32Array, Int32Array and Uint8Array are base64 (little-endian) and NaN and infinities are kept. */
export const toText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Float32Array) return { $f32: base64(part) };
    if (part instanceof Int32Array) return { $i32: base64(part) };
    if (part instanceof Uint8Array) return { $u8: base64(part) };
    if (typeof part === "number" && !Number.isFinite(part)) return { $number: String(part) };
    return part;
  });

/** Reads such text. Throws a SyntaxError where it is none. */
export const fromText = (text: string): unknown =>
  JSON.parse(text, (key, part: unknown) => {
    if (key === "__proto__" || typeof part !== "object" || part === null || Array.isArray(part))
      return key === "__proto__" ? undefined : part;
    const [[name, content] = [], second] = Object.entries(part);
    if (second !== undefined || typeof content !== "string") return part;
    if (name === "$number") return Number(content);
    if (name !== "$f32" && name !== "$i32" && name !== "$u8") return part;
    const type = arrayTypes[name];
    const bytes = fromBase64(content);
    if (bytes.length % type.BYTES_PER_ELEMENT !== 0) throw new SyntaxError(`${name}: ${bytes.length} bytes`);
    return new type(bytes.buffer);
  });

const base64 = ({ buffer, byteOffset, byteLength }: Float32Array | Int32Array | Uint8Array): string =>
  toBase64(new Uint8Array(buffer, byteOffset, byteLength));
