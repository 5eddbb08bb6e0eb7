import { inflateSync } from "fflate";
import { imageCell } from "../data/images/image-cell";

/** The first line of a file of pictures; then come, deflated, a byte for each label and all the pixels, gray. */
interface Head {
  readonly column: string;
  readonly labels: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly rows: number;
}

/** A shipped file of pictures (`scripts/datasets/write-pictures.mjs`) as CSV: `image`, and the column of its labels. */
export function csvOf(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(10);
  const { column, labels, width, height, rows } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Head;
  const unpacked = inflateSync(bytes.subarray(end + 1));
  const size = width * height;
  const lines = Array.from({ length: rows }, (_, row) => {
    const pixels = unpacked.subarray(rows + row * size, rows + (row + 1) * size);
    // A cell has a comma after its first word.
    return `"${imageCell(pixels, width, height, 1)}",${labels[unpacked[row] as number] ?? ""}`;
  });
  return new TextEncoder().encode([`image,${column}`, ...lines, ""].join("\n"));
}
