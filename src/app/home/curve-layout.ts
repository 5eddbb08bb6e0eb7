import type { Box } from "../../plots/label-place";
import { expectedFrom, lossAt, measuredLoss, type LossPoint } from "./course-loss";

export type Breadth = "wide" | "middle" | "phone";

export interface CurveLayout {
  readonly breadth: Breadth;
  readonly width: number;
  readonly height: number;
  /** Side of a square in px: one lesson. */
  readonly square: number;
  /** Distance of the grid's horizontal lines in px. */
  readonly step: number;
  readonly axisY: number;
  readonly x: (lessons: number) => number;
  readonly y: (loss: number) => number;
  /** The curve's height over the middle of a lesson. */
  readonly lessonY: (index: number) => number;
  readonly measured: string;
  readonly expected: string;
  readonly under: string;
  /** Points of the curve in px: what words must keep off. */
  readonly points: readonly (readonly [number, number])[];
}

/** @param here lessons passed. */
export function layoutCurve(width: number, height: number, breadth: Breadth, count: number, here: number): CurveLayout {
  const square =
    breadth === "wide" ? Math.floor((width - 40) / count) : (width - (breadth === "phone" ? 2 : 12)) / count;
  const step = breadth === "phone" ? square * 2 : square;
  const axisY = height - (breadth === "phone" ? 22 : 34);
  const full = Math.floor((axisY - 8) / step) * step;
  const x = (t: number) => t * square + 0.5;
  const y = (loss: number) => axisY - loss * full;
  const measured = measuredLoss(here, count);
  const expected = expectedFrom(here, count);
  const path = (points: readonly LossPoint[]) =>
    points.map(([t, v], i) => `${i ? "L" : "M"}${x(t).toFixed(1)} ${y(v).toFixed(1)}`).join("");
  const ahead = path(expected);
  const done = path(measured);
  return {
    breadth,
    width,
    height,
    square,
    step,
    axisY,
    x,
    y,
    lessonY: (index) => y(lossAt(index + 0.5, measured, count)),
    measured: done,
    expected: ahead,
    under: `${done}${ahead.replace("M", "L")}L${x(count)} ${axisY}L${x(0)} ${axisY}Z`,
    points: [...measured, ...expected].map(([t, v]) => [x(t), y(v)] as const),
  };
}

/**
 * Where the note at the learner's place goes: as near the point as it can stand with its margin off the curve and off
 * what is taken, rather to the right and above.
 */
export function placeNote(
  layout: CurveLayout,
  [x, y]: readonly [number, number],
  note: { readonly width: number; readonly height: number },
  taken: readonly Box[],
): Box {
  const { width, height } = note;
  const grain = 10;
  const places: (Box & { far: number })[] = [];
  for (let left = 0; left + width <= layout.width; left += grain) {
    for (let top = 0; top + height <= layout.axisY - 6; top += grain) {
      const dx = Math.max(left - x, 0, x - left - width);
      const dy = Math.max(top - y, 0, y - top - height);
      const beside = (left < x ? 30 : 0) + (top + height > y ? 20 : 0);
      places.push({ x: left, y: top, width, height, far: Math.hypot(dx, dy) + beside });
    }
  }
  places.sort((a, b) => a.far - b.far);
  const margin = 12;
  for (const { far, ...box } of places) {
    if (far < 26) continue; // room for the ring
    const around = { x: box.x - margin, y: box.y - margin, width: width + 2 * margin, height: height + 2 * margin };
    if (!taken.some((other) => overlap(around, other)) && !layout.points.some((point) => holds(around, point)))
      return box;
  }
  return { x: Math.max(0, Math.min(x + 28, layout.width - width)), y: Math.max(0, y - height - 10), width, height };
}

const holds = (box: Box, [x, y]: readonly [number, number]): boolean =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;
