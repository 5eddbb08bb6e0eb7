import { isBetter, isError, type Measure } from "../../experiment/measures";
import type { HistoryPoint } from "../../experiment/run-record";

/** Whether two measures can stand on one axis: shares can, and errors in the target's own unit; a loss has its own. */
export const shareAxis = (one: Measure, other: Measure): boolean =>
  one !== "loss" && other !== "loss" && isError(one) === isError(other);
export type CurvePart = "train" | "validation";

export interface MeasuredPoint {
  readonly x: number;
  readonly y: number;
}

/** One measure of one part over the epochs; points without it are left out. */
export function historyCurve(
  history: readonly HistoryPoint[],
  part: CurvePart,
  measure: Measure,
): readonly MeasuredPoint[] {
  const points: MeasuredPoint[] = [];
  for (const point of history) {
    const y = point[part][measure];
    if (y !== undefined) points.push({ x: point.epoch, y });
  }
  return points;
}

/** Where a curve is best: lowest for a loss, highest for a share; the first of equals. */
export function bestPoint(curve: readonly MeasuredPoint[], measure: Measure): MeasuredPoint | null {
  let best: MeasuredPoint | null = null;
  for (const point of curve) {
    if (!Number.isFinite(point.y)) continue;
    if (best === null || isBetter(measure, point.y, best.y)) best = point;
  }
  return best;
}

/** Whether a curve's best is worth a ring: it got there, by a twentieth at least of what it began with, and left it again. */
export function isTurn(curve: readonly MeasuredPoint[], best: MeasuredPoint): boolean {
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last) return false;
  const gain = Math.abs(best.y - first.y);
  return gain > 0.05 * Math.abs(first.y) && Math.abs(last.y - best.y) > 0.02 * gain;
}

/** The same curve with at most `most` points: every n-th, and the last. */
export function thinned(curve: readonly MeasuredPoint[], most: number): readonly MeasuredPoint[] {
  if (curve.length <= most) return curve;
  const stride = Math.ceil(curve.length / most);
  return curve.filter((_, i) => i % stride === 0 || i === curve.length - 1);
}

/**
 * The top of the axis: the highest value there is, but a run that blows up must not press all others flat, so at most
 * three times what guessing costs.
 */
export function topOf(
  curves: readonly (readonly MeasuredPoint[])[],
  guessing: number | null,
  earlier: readonly (readonly MeasuredPoint[])[] = [],
): number {
  const highest = (all: readonly (readonly MeasuredPoint[])[], from: number) =>
    all.flat().reduce((most, { y }) => (Number.isFinite(y) && y > most ? y : most), from);
  const own = highest(curves, guessing === null ? 0 : guessing * 1.12);
  const most = own > 0 ? Math.min(highest(earlier, own), earlierAtMost * own) : highest(earlier, own);
  return guessing === null ? most : Math.min(most, 3 * guessing);
}

/** An earlier run that leapt must not press the one in hand flat. */
const earlierAtMost = 1.5;
