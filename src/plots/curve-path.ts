import type { Scale } from "./scale";

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The points as one SVG path. Where several fall on one pixel column, only its lowest and highest stay: a spike is
 * never lost, and ten thousand epochs draw as fast as a hundred. A value that is no number breaks the line.
 */
export function curvePath(points: readonly CurvePoint[], toX: Scale, toY: Scale, perPixel = 2): string {
  let d = "";
  let pen = false;
  let column = NaN;
  let held: CurvePoint[] = [];
  const put = (p: CurvePoint) => {
    d += `${pen ? "L" : "M"}${toX(p.x).toFixed(1)} ${toY(p.y).toFixed(1)}`;
    pen = true;
  };
  const release = () => {
    if (held.length <= perPixel) held.forEach(put);
    else {
      const low = held.reduce((a, b) => (b.y < a.y ? b : a));
      const high = held.reduce((a, b) => (b.y > a.y ? b : a));
      for (const p of low.x <= high.x ? [low, high] : [high, low]) put(p);
    }
    held = [];
  };
  for (const p of points) {
    if (!Number.isFinite(p.x) || !Number.isFinite(p.y)) {
      release();
      pen = false;
      continue;
    }
    const next = Math.floor(toX(p.x));
    if (next !== column) {
      release();
      column = next;
    }
    held.push(p);
  }
  release();
  return d;
}
