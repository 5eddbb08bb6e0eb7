import type { ColumnProfile } from "../../experiment/table-profile";
import type { Column } from "../table";
import { looksLikeImage, sizeOfImage } from "./pixels-of";

/** Whether a column holds pictures: at least 95 in 100 of its labels are image cells. */
export function isPictures(column: Column): boolean {
  if (column.kind === "number" || column.labels.length === 0) return false;
  const pictures = column.labels.filter(looksLikeImage).length;
  return pictures >= 0.95 * column.labels.length;
}

/** The sides of a column's largest pictures, and whether all are alike; null where there is none. */
export function picturesIn(labels: readonly string[]): NonNullable<ColumnProfile["pictures"]> | null {
  const sizes = labels.flatMap((label) => sizeOfImage(label) ?? []);
  const [first] = sizes;
  if (!first) return null;
  const most = (of: (size: { width: number; height: number }) => number): number =>
    sizes.reduce((so, size) => Math.max(so, of(size)), 0);
  return {
    width: most(({ width }) => width),
    height: most(({ height }) => height),
    channels: sizes.some(({ channels }) => channels === 3) ? 3 : 1,
    same: sizes.every(({ width, height }) => width === first.width && height === first.height),
  };
}
