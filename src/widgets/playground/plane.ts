import type { UnitMaps } from "../../experiment/run-event";
import { zeroLine } from "../../plots/network/marching-squares";
import type { PlanePoint } from "./plane-points";

/** Half the side of the plane shown, in units of x1 and x2. */
export const planeSpan = 2.2;

export const toPx = (value: number, sidePx: number): number => ((value + planeSpan) / (2 * planeSpan)) * sidePx;
/** x2 grows upwards. */
export const toPxDown = (value: number, sidePx: number): number => toPx(-value, sidePx);

/** What a field answers at a point: the index among the model's classes. */
export function answerAt({ field, fieldSize, span }: UnitMaps, x1: number, x2: number, classes: number): number {
  const cell = (value: number) =>
    Math.min(fieldSize - 1, Math.max(0, Math.floor(((value + span) / (2 * span)) * fieldSize)));
  const value = field[cell(-x2) * fieldSize + cell(x1)] ?? 0;
  // Two classes: the second one's probability. More: the class's index + its probability / 2.
  return classes <= 2 ? (value > 0.5 ? 1 : 0) : Math.floor(value);
}

/** Lines between the answers of a field, as an SVG path. */
export function boundaries({ field, fieldSize }: UnitMaps, classes: number, sidePx: number): string {
  const at = (i: number, j: number) => field[j * fieldSize + i] ?? 0;
  if (classes <= 2) return zeroLine((i, j) => at(i, j) - 0.5, fieldSize, sidePx);
  let path = "";
  for (let c = 0; c < classes; c++) {
    path += zeroLine(
      (i, j) => ((v) => (Math.floor(v) === c ? 1 : -1) * (v - Math.floor(v)))(at(i, j)),
      fieldSize,
      sidePx,
    );
  }
  return path;
}

/** How many points of one part a field answers rightly, and which of all it does not. */
export function judge(
  maps: UnitMaps,
  points: readonly PlanePoint[],
  classes: readonly number[],
): { readonly wrong: readonly PlanePoint[]; readonly right: number; readonly judged: number } {
  const judged = points.some((p) => p.part === "validation") ? points.filter((p) => p.part === "validation") : points;
  const wrong = judged.filter((p) => classes[answerAt(maps, p.x1, p.x2, classes.length)] !== p.label);
  return { wrong, judged: judged.length, right: judged.length - wrong.length };
}

/** How a hidden unit's activation is painted: what is the middle of the colours, and how far they reach. */
export function unitScale(activation: string, values: Float32Array): { middle: number; reach: number } {
  if (activation === "tanh") return { middle: 0, reach: 1 };
  if (activation === "sigmoid") return { middle: 0.5, reach: 0.5 };
  let most = 1;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  return { middle: 0, reach: most };
}
