import { imageCell } from "../../../data/images/image-cell";
import { imagePrefix } from "../../../data/images/pixels-of";
import { fromBase64 } from "../../../experiment/base64";
import type { Ink } from "../../../ui/pad/pad-ink";

/** A drawing as a PNG: dark ink on white paper. */
export function drawnPicture(ink: Ink, cells: number): Uint8Array<ArrayBuffer> {
  const cell = imageCell(
    ink.map((value) => 255 - value),
    cells,
    cells,
    1,
  );
  return fromBase64(cell.slice(imagePrefix.length));
}
