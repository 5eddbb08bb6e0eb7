export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;

/**
 * The candidate that lies on the fewest points and boxes; the earlier one where several are equally free.
 * @param most none, where the freest lies on more
 */
export function freestPlace<T extends Box>(
  candidates: readonly T[],
  points: readonly (readonly [number, number])[],
  boxes: readonly Box[],
  most = Infinity,
): T | undefined {
  let best: T | undefined;
  let least = most + 1;
  for (const c of candidates) {
    let hits = 0;
    for (const [x, y] of points) if (x >= c.x && x <= c.x + c.width && y >= c.y && y <= c.y + c.height) hits += 1;
    for (const b of boxes) if (overlap(b, c)) hits += 20;
    if (hits < least) [best, least] = [c, hits];
  }
  return best;
}

/** Moves labels (by the y of their middle) so far apart that they do not touch, as little as possible, within [top, bottom]. */
export function spread(middles: readonly number[], height: number, top: number, bottom: number): number[] {
  const order = middles.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let floor = top;
  for (const label of order) {
    label.y = Math.max(label.y, floor);
    floor = label.y + height;
  }
  let ceiling = bottom;
  for (const label of order.reverse()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - height;
  }
  const placed = [...middles];
  for (const label of order) placed[label.i] = label.y;
  return placed;
}

/**
 * Labels as one block that ends at `right`, in their order: where it lies on the fewest points, and there as near to them
 * as it can. For many that have no room beside what they name. @returns the y of their middles.
 */
export function stack(
  middles: readonly number[],
  label: { readonly width: number; readonly height: number },
  { right, top, bottom }: { readonly right: number; readonly top: number; readonly bottom: number },
  points: readonly (readonly [number, number])[],
): number[] {
  const height = middles.length * label.height;
  const mean = middles.reduce((sum, y) => sum + y, 0) / Math.max(1, middles.length);
  const candidates: Box[] = [];
  for (let y = top; y + height <= bottom; y += 4)
    candidates.push({ x: right - label.width, y, width: label.width, height });
  candidates.sort((a, b) => Math.abs(a.y + height / 2 - mean) - Math.abs(b.y + height / 2 - mean));
  const from = (freestPlace(candidates, points, [])?.y ?? top) + label.height / 2;
  const placed = [...middles];
  middles
    .map((y, i) => ({ y, i }))
    .sort((a, b) => a.y - b.y)
    .forEach(({ i }, rank) => (placed[i] = from + rank * label.height));
  return placed;
}
