import { imageCell } from "../data/images/image-cell";
import { writeCsv } from "../data/csv/write";
import { makeTable, textColumn } from "../data/table";

/** A table of small pictures, gray and in colour, of several sizes, one cell of which is none, as CSV. */
export function picturesCsv(): string {
  const cells = Array.from({ length: 36 }, (_, row) => {
    const [width, height, channels] = [3 + (row % 4), 2 + (row % 3), row % 5 === 0 ? 3 : 1] as const;
    const pixels = Uint8Array.from({ length: width * height * channels }, (_value, at) => (row * 37 + at * 53) % 256);
    return row === 4 ? null : imageCell(pixels, width, height, channels);
  });
  const classes = cells.map((_, row) => (row % 3 ? "cat" : "dog"));
  return writeCsv(makeTable([textColumn("image", cells), textColumn("class", classes)]));
}
