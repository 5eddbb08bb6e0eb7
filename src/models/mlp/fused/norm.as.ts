// Batch norm, each unit by itself, four rows at a time. What norm-kernels.ts says holds here.

import { laneSum } from "./lane-functions.as";
import { address, vector } from "./places.as";

/** Zero in the lanes of rows that are not there. */
/* @inline */ function onlyFirst(values: v128, rows: i32): v128 {
  return v128.and(values, i32x4.gt_s(i32x4.splat(rows), i32x4(0, 1, 2, 3)));
}

export function moments(values: i32, mean: i32, variance: i32, units: i32, rows: i32): void {
  const step = <usize>units * vector;
  const whole = rows >> 2,
    left = rows & 3;
  const share: f32 = <f32>1 / <f32>rows;
  for (let u: usize = 0, end = <usize>units; u < end; u++) {
    const first = address(values) + u * vector;
    let sum = f32x4.splat(0);
    let at = first;
    for (let p = 0; p < whole; p++) {
      sum = f32x4.add(sum, v128.load(at));
      at += step;
    }
    if (left) sum = f32x4.add(sum, onlyFirst(v128.load(at), left));
    const middle = laneSum(sum) * share;
    const middles = f32x4.splat(middle);
    let squares = f32x4.splat(0);
    at = first;
    for (let p = 0; p < whole; p++) {
      const off = f32x4.sub(v128.load(at), middles);
      squares = f32x4.add(squares, f32x4.mul(off, off));
      at += step;
    }
    if (left) {
      const off = onlyFirst(f32x4.sub(v128.load(at), middles), left);
      squares = f32x4.add(squares, f32x4.mul(off, off));
    }
    f32.store(address(mean) + (u << 2), middle);
    f32.store(address(variance) + (u << 2), laneSum(squares) * share);
  }
}

export function normalize(
  values: i32,
  mean: i32,
  factor: i32,
  scale: i32,
  shift: i32,
  to: i32,
  panels: i32,
  units: i32,
): void {
  let from = address(values),
    target = address(to);
  const row = (<usize>units) << 2;
  for (let p = 0; p < panels; p++) {
    for (let u: usize = 0; u < row; u += 4) {
      const off = f32x4.sub(v128.load(from), v128.load32_splat(address(mean) + u));
      const normal = f32x4.mul(off, v128.load32_splat(address(factor) + u));
      v128.store(from, normal);
      const scaled = f32x4.mul(normal, v128.load32_splat(address(scale) + u));
      v128.store(target, f32x4.add(scaled, v128.load32_splat(address(shift) + u)));
      from += vector;
      target += vector;
    }
  }
}

export function normalizeSlope(
  delta: i32,
  normal: i32,
  scale: i32,
  factor: i32,
  byScale: i32,
  byShift: i32,
  panels: i32,
  units: i32,
  share: f32,
): void {
  const step = <usize>units * vector;
  for (let u: usize = 0, end = <usize>units; u < end; u++) {
    const place = u << 2;
    let d = address(delta) + u * vector,
      n = address(normal) + u * vector;
    let sum = f32x4.splat(0),
      products = f32x4.splat(0);
    for (let p = 0; p < panels; p++) {
      const slope = v128.load(d);
      sum = f32x4.add(sum, slope);
      products = f32x4.add(products, f32x4.mul(slope, v128.load(n)));
      d += step;
      n += step;
    }
    const total = laneSum(sum),
      along = laneSum(products);
    f32.store(address(byShift) + place, total);
    f32.store(address(byScale) + place, along);
    const by = f32x4.splat(f32.load(address(scale) + place) * f32.load(address(factor) + place));
    const middles = f32x4.splat(total * share),
      tilts = f32x4.splat(along * share);
    d = address(delta) + u * vector;
    n = address(normal) + u * vector;
    for (let p = 0; p < panels; p++) {
      const held = f32x4.add(middles, f32x4.mul(v128.load(n), tilts));
      v128.store(d, f32x4.mul(f32x4.sub(v128.load(d), held), by));
      d += step;
      n += step;
    }
  }
}
