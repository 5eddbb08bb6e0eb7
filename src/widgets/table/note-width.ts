import type { ShownColumn } from "./TableRow.svelte";

/**
 * Notes beside the rows take what whole columns leave, and cut none of them but one of sentences.
 * @param scrollerPx what the table is seen through; @param remPx the page's font size
 */
export function noteWidthPx(
  columns: readonly Pick<ShownColumn, "numeric" | "isProse">[],
  scrollerPx: number,
  windowPx: number,
  remPx: number,
): number {
  const leastPx = 17 * remPx;
  let leftPx = scrollerPx - 3 * remPx - leastPx;
  for (const { numeric, isProse } of columns) {
    const columnPx = isProse ? Math.min(26.75 * remPx, 0.55 * windowPx + 0.75 * remPx) : (numeric ? 8 : 9.25) * remPx;
    if (columnPx > leftPx) return leastPx + (isProse ? 0 : Math.max(0, leftPx));
    leftPx -= columnPx;
  }
  return leastPx;
}
