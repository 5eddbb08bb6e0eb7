import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

/** @type {typeof import("fflate")} */
const { deflateSync } = createRequire(import.meta.url)("fflate");

/**
 * Pictures as the shelf keeps them: a line of JSON, then, deflated, a byte for each label and all the pixels.
 * @param {{ column: string, labels: string[], width: number, height: number }} head
 * @param {{ label: number, pixels: Uint8Array }[]} rows of gray
 */
export function writePictures({ column, labels, width, height }, rows) {
  const size = width * height;
  const bytes = new Uint8Array(rows.length * (1 + size));
  rows.forEach(({ label, pixels }, row) => {
    bytes[row] = label;
    bytes.set(pixels, rows.length + row * size);
  });
  const head = new TextEncoder().encode(`${JSON.stringify({ column, labels, width, height, rows: rows.length })}\n`);
  writeFileSync(process.env["table"] ?? "", Buffer.concat([head, deflateSync(bytes, { level: 9 })]));
}
