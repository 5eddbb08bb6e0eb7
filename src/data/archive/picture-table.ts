import { ok, type Outcome } from "../../experiment/failure";
import type { ReadTable } from "../csv/read";
import type { HostDecoder } from "../images/decoded";
import { imageCell } from "../images/image-cell";
import type { Pixels } from "../images/pixels-of";
import { readPicture } from "../images/read-picture";
import { textColumn } from "../table";
import { eachFile, type Listening } from "./each-file";
import { fileTable } from "./file-columns";
import type { Beside } from "./labels-beside";
import type { Sorted } from "./sort-files";

/** Pixels a side where nothing else is asked for: of many pictures less, or they fill the memory. */
export const pictureSide = (pictures: number): number => (pictures > 4000 ? 32 : 64);

/** Pictures to a table of `file`, `class` and `image`; gray where all of them are. Fails as `eachFile` does. */
export async function pictureTable(
  sorted: Sorted,
  beside: Beside | null,
  { imageSize, host, ...listening }: Listening & { imageSize: number | undefined; host: HostDecoder | undefined },
): Promise<Outcome<ReadTable>> {
  const side = imageSize ?? pictureSide(sorted.files.length);
  const read = await eachFile(sorted.files, listening, (bytes) => readPicture(bytes, side, host));
  if (!read.ok) return read;
  const { cells, unread } = read.value;
  const areGray = cells.every((cell) => cell === null || isGray(cell));
  const urls = cells.map((cell) => cell && cellOf(cell, areGray));
  return ok(fileTable(sorted, beside, [textColumn("image", urls)], unread));
}

const isGray = ({ pixels }: Pixels): boolean =>
  pixels.every((value, at) => at % 3 === 0 || value === pixels[at - (at % 3)]);

function cellOf({ width, height, pixels }: Pixels, asGray: boolean): string {
  if (!asGray) return imageCell(pixels, width, height, 3);
  return imageCell(
    Uint8Array.from({ length: width * height }, (_, at) => pixels[3 * at] as number),
    width,
    height,
    1,
  );
}
