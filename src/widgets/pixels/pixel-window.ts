import type { Pixels } from "../../data/images/pixels-of";
import type { ChartTable } from "../../plots/chart-table";

/** Sizes to look at a picture in: as it is, half and a quarter of it, none narrower than two pixels. */
export function sizesOf({ width, height }: Pixels): { width: number; height: number }[] {
  return [1, 2, 4]
    .map((part) => ({ width: Math.round(width / part), height: Math.round(height / part) }))
    .filter((size) => size.width >= 2 && size.height >= 2);
}

export interface PixelWindow {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The part of at most `most` by `most` pixels that has this one in its middle, or as near to it as the edges let it. */
export function windowAround(
  { width, height }: Pick<Pixels, "width" | "height">,
  { row, column }: { readonly row: number; readonly column: number },
  most: number,
): PixelWindow {
  const along = (at: number, length: number): [from: number, count: number] => {
    const count = Math.min(most, length);
    return [Math.min(length - count, Math.max(0, at - Math.floor(count / 2))), count];
  };
  const [top, rows] = along(row, height);
  const [left, columns] = along(column, width);
  return { row: top, column: left, rows, columns };
}

/** A row for each pixel. */
export function pixelTable(
  { width, channels, pixels }: Pixels,
  names: Readonly<Record<"row" | "column" | "value" | "red" | "green" | "blue", string>>,
): ChartTable {
  const values = channels === 1 ? [names.value] : [names.red, names.green, names.blue];
  return {
    columns: [names.row, names.column, ...values].map((name) => ({ name })),
    rows: Array.from({ length: pixels.length / channels }, (_, pixel) => [
      Math.floor(pixel / width) + 1,
      (pixel % width) + 1,
      ...pixels.subarray(pixel * channels, (pixel + 1) * channels),
    ]),
  };
}
