// Batch norm in plain JavaScript. What norm-kernels.ts says holds here.

import { leastVariance, newest } from "../batch-norm";

export function normalize(
  h: Float32Array,
  values: number,
  scale: number,
  shift: number,
  running: number,
  means: number,
  factor: number,
  to: number,
  units: number,
  rows: number,
): void {
  const panel = 4 * units;
  const whole = rows >> 2;
  const left = rows & 3;
  const size = panel * (left > 0 ? whole + 1 : whole);
  for (let u = 0; u < units; u++) {
    const first = values + 4 * u;
    const end = first + whole * panel;
    const runningVariance = running + units + u;
    let middle = h[running + u] as number;
    let variance = h[runningVariance] as number;
    if (rows > 1) {
      let sum = 0;
      for (let at = first; at < end; at += panel) {
        sum += (h[at] as number) + (h[at + 1] as number) + (h[at + 2] as number) + (h[at + 3] as number);
      }
      for (let r = 0; r < left; r++) sum += h[end + r] as number;
      const mean = sum / rows;
      let squares = 0;
      for (let at = first; at < end; at += panel) {
        const a = (h[at] as number) - mean;
        const b = (h[at + 1] as number) - mean;
        const c = (h[at + 2] as number) - mean;
        const d = (h[at + 3] as number) - mean;
        squares += a * a + b * b + c * c + d * d;
      }
      for (let r = 0; r < left; r++) squares += ((h[end + r] as number) - mean) ** 2;
      h[running + u] = middle + newest * (mean - middle);
      h[runningVariance] = variance + newest * (squares / (rows - 1) - variance);
      middle = mean;
      variance = squares / rows;
    }
    const by = 1 / Math.sqrt(variance + leastVariance);
    h[means + u] = middle;
    h[factor + u] = by;
    const steep = h[scale + u] as number;
    const up = h[shift + u] as number;
    for (let at = first, target = to + 4 * u; at < first + size; at += panel, target += panel) {
      for (let r = 0; r < 4; r++) {
        const normal = ((h[at + r] as number) - middle) * by;
        h[at + r] = normal;
        h[target + r] = normal * steep + up;
      }
    }
  }
}

export function normalizeSlope(
  h: Float32Array,
  delta: number,
  normal: number,
  scale: number,
  factor: number,
  byScale: number,
  byShift: number,
  units: number,
  rows: number,
): void {
  const panel = 4 * units;
  const size = panel * ((rows + 3) >> 2);
  const share = rows > 1 ? 1 / rows : 0;
  for (let u = 0; u < units; u++) {
    let total = 0;
    let along = 0;
    for (let at = 4 * u; at < size; at += panel) {
      for (let i = at; i < at + 4; i++) {
        const slope = h[delta + i] as number;
        total += slope;
        along += slope * (h[normal + i] as number);
      }
    }
    h[byShift + u] = total;
    h[byScale + u] = along;
    const by = (h[scale + u] as number) * (h[factor + u] as number);
    const middle = total * share;
    const tilt = along * share;
    for (let at = 4 * u; at < size; at += panel) {
      for (let i = at; i < at + 4; i++) {
        h[delta + i] = ((h[delta + i] as number) - middle - (h[normal + i] as number) * tilt) * by;
      }
    }
    for (let r = rows & 3; r > 0 && r < 4; r++) h[delta + size - panel + 4 * u + r] = 0;
  }
}
