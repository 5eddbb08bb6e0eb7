import { zeroLine } from "../../plots/network/marching-squares";

/** The part of a plane that is shown: a square, as wide as high, so that downhill stands square on the lines of equal loss. */
export interface SurfaceFrame {
  readonly left: number;
  readonly bottom: number;
  readonly side: number;
}

type Place = readonly [number, number];

/** Cells of the surface along a side. */
export const surfaceCells = 41;

/** Holds these places with some room around. @param least half the side at least @param reach times as wide as needed */
export function frameAround(places: readonly Place[], least: number, reach: number): SurfaceFrame {
  const ends = (axis: 0 | 1) => {
    const values = places.map((place) => place[axis]).filter(Number.isFinite);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return { middle: (low + high) / 2, half: (high - low) / 2 };
  };
  const [x, y] = [ends(0), ends(1)];
  const half = Math.max(least, Math.max(x.half, y.half) * 1.3) * reach;
  return { left: x.middle - half, bottom: y.middle - half, side: 2 * half };
}

export const isWithin = ({ left, bottom, side }: SurfaceFrame, [x, y]: Place): boolean =>
  x >= left && x <= left + side && y >= bottom && y <= bottom + side;

/** Middles of the cells [cells * cells, 2], rows from top to bottom. */
export function cellPlaces({ left, bottom, side }: SurfaceFrame): Float64Array {
  const places = new Float64Array(surfaceCells * surfaceCells * 2);
  for (let row = 0; row < surfaceCells; row++) {
    for (let column = 0; column < surfaceCells; column++) {
      const at = 2 * (row * surfaceCells + column);
      places[at] = left + ((column + 0.5) / surfaceCells) * side;
      places[at + 1] = bottom + side - ((row + 0.5) / surfaceCells) * side;
    }
  }
  return places;
}

export const toPixels = ({ left, bottom, side }: SurfaceFrame, [x, y]: Place, sidePx: number): Place => [
  ((x - left) / side) * sidePx,
  (1 - (y - bottom) / side) * sidePx,
];

/** @param place shares of the sides, from the left and from below */
export const fromShares = ({ left, bottom, side }: SurfaceFrame, [across, up]: Place): Place => [
  left + across * side,
  bottom + up * side,
];

/** Losses lie orders of magnitude apart, and most of the view is steep: each takes its place in the order of all, 0 to 1. */
export function ranks(losses: Float64Array): Float32Array {
  const order = losses.toSorted();
  return Float32Array.from(losses, (loss) => {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((order[middle] ?? 0) < loss) low = middle + 1;
      else high = middle;
    }
    return low / Math.max(1, order.length - 1);
  });
}

/** Lines of equal loss, each enclosing a ninth of the view more than the one before. */
export function contours(losses: Float64Array, sidePx: number): readonly string[] {
  const order = losses.toSorted();
  const lines = 9;
  return Array.from({ length: lines - 1 }, (_, i) => {
    const level = order[Math.floor(((i + 1) / lines) * order.length)] ?? 0;
    return zeroLine((x, y) => (losses[y * surfaceCells + x] ?? 0) - level, surfaceCells, sidePx);
  });
}

/** The value that half of them are above. */
export const middleOf = (values: Float64Array): number => values.toSorted()[Math.floor(values.length / 2)] ?? 0;
