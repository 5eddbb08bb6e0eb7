// Batch norm, four rows to a vector. What norm-kernels.ts says holds here. Four units are worked at once, which lie side by
// side: their sums do not wait for one another, and a line of the cache is read once. The last ones are worked by themselves.

import { laneSum, laneSums } from "./lane-functions.as";
import { address, vector } from "./places.as";

/** Zero in the lanes of rows that are not there. */
/* @inline */ function onlyFirst(values: v128, rows: i32): v128 {
  return v128.and(values, i32x4.gt_s(i32x4.splat(rows), i32x4(0, 1, 2, 3)));
}

/** Sums over all rows of four units' distances from these, or of their squares. */
/* @inline */ function fourSums(
  first: usize,
  step: usize,
  rows: i32,
  a: v128,
  b: v128,
  c: v128,
  d: v128,
  squares: bool,
): v128 {
  let sa = f32x4.splat(0),
    sb = f32x4.splat(0),
    sc = f32x4.splat(0),
    sd = f32x4.splat(0);
  let at = first;
  for (let left = rows; left > 0; left -= 4) {
    let va = f32x4.sub(v128.load(at), a),
      vb = f32x4.sub(v128.load(at, 16), b),
      vc = f32x4.sub(v128.load(at, 32), c),
      vd = f32x4.sub(v128.load(at, 48), d);
    if (left < 4) {
      va = onlyFirst(va, left);
      vb = onlyFirst(vb, left);
      vc = onlyFirst(vc, left);
      vd = onlyFirst(vd, left);
    }
    sa = f32x4.add(sa, squares ? f32x4.mul(va, va) : va);
    sb = f32x4.add(sb, squares ? f32x4.mul(vb, vb) : vb);
    sc = f32x4.add(sc, squares ? f32x4.mul(vc, vc) : vc);
    sd = f32x4.add(sd, squares ? f32x4.mul(vd, vd) : vd);
    at += step;
  }
  return laneSums(sa, sb, sc, sd);
}

/* @inline */ function oneSum(first: usize, step: usize, rows: i32, middle: v128, squares: bool): f32 {
  let sum = f32x4.splat(0);
  let at = first;
  for (let left = rows; left > 0; left -= 4) {
    let off = f32x4.sub(v128.load(at), middle);
    if (left < 4) off = onlyFirst(off, left);
    sum = f32x4.add(sum, squares ? f32x4.mul(off, off) : off);
    at += step;
  }
  return laneSum(sum);
}

export function moments(values: i32, mean: i32, variance: i32, units: i32, rows: i32): void {
  const step = <usize>units * vector;
  const share: f32 = <f32>1 / <f32>rows;
  const shares = f32x4.splat(share),
    none = f32x4.splat(0);
  let u: usize = 0;
  for (const end = (<usize>units) & ~3; u < end; u += 4) {
    const first = address(values) + u * vector;
    const middles = f32x4.mul(fourSums(first, step, rows, none, none, none, none, false), shares);
    const a = f32x4.splat(f32x4.extract_lane(middles, 0)),
      b = f32x4.splat(f32x4.extract_lane(middles, 1)),
      c = f32x4.splat(f32x4.extract_lane(middles, 2)),
      d = f32x4.splat(f32x4.extract_lane(middles, 3));
    v128.store(address(mean) + (u << 2), middles);
    v128.store(address(variance) + (u << 2), f32x4.mul(fourSums(first, step, rows, a, b, c, d, true), shares));
  }
  for (const end = <usize>units; u < end; u++) {
    const first = address(values) + u * vector;
    const middle = oneSum(first, step, rows, none, false) * share;
    f32.store(address(mean) + (u << 2), middle);
    f32.store(address(variance) + (u << 2), oneSum(first, step, rows, f32x4.splat(middle), true) * share);
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

/** A vector of the loss's slopes by what came in, from those by what came out. */
/* @inline */ function held(delta: v128, normal: v128, by: v128, middle: v128, tilt: v128): v128 {
  return f32x4.mul(f32x4.sub(delta, f32x4.add(middle, f32x4.mul(normal, tilt))), by);
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
  const step = <usize>units * vector,
    size = <usize>panels * step;
  const shares = f32x4.splat(share);
  let u: usize = 0;
  for (const end = (<usize>units) & ~3; u < end; u += 4) {
    const place = u << 2,
      first = u * vector,
      after = first + size;
    let sa = f32x4.splat(0),
      sb = f32x4.splat(0),
      sc = f32x4.splat(0),
      sd = f32x4.splat(0);
    let pa = f32x4.splat(0),
      pb = f32x4.splat(0),
      pc = f32x4.splat(0),
      pd = f32x4.splat(0);
    for (let at = first; at < after; at += step) {
      const ds = address(delta) + at,
        ns = address(normal) + at;
      const a = v128.load(ds),
        b = v128.load(ds, 16),
        c = v128.load(ds, 32),
        d = v128.load(ds, 48);
      sa = f32x4.add(sa, a);
      sb = f32x4.add(sb, b);
      sc = f32x4.add(sc, c);
      sd = f32x4.add(sd, d);
      pa = f32x4.add(pa, f32x4.mul(a, v128.load(ns)));
      pb = f32x4.add(pb, f32x4.mul(b, v128.load(ns, 16)));
      pc = f32x4.add(pc, f32x4.mul(c, v128.load(ns, 32)));
      pd = f32x4.add(pd, f32x4.mul(d, v128.load(ns, 48)));
    }
    const totals = laneSums(sa, sb, sc, sd),
      along = laneSums(pa, pb, pc, pd);
    v128.store(address(byShift) + place, totals);
    v128.store(address(byScale) + place, along);
    const by = f32x4.mul(v128.load(address(scale) + place), v128.load(address(factor) + place)),
      middles = f32x4.mul(totals, shares),
      tilts = f32x4.mul(along, shares);
    const ba = f32x4.splat(f32x4.extract_lane(by, 0)),
      bb = f32x4.splat(f32x4.extract_lane(by, 1)),
      bc = f32x4.splat(f32x4.extract_lane(by, 2)),
      bd = f32x4.splat(f32x4.extract_lane(by, 3));
    const ma = f32x4.splat(f32x4.extract_lane(middles, 0)),
      mb = f32x4.splat(f32x4.extract_lane(middles, 1)),
      mc = f32x4.splat(f32x4.extract_lane(middles, 2)),
      md = f32x4.splat(f32x4.extract_lane(middles, 3));
    const ta = f32x4.splat(f32x4.extract_lane(tilts, 0)),
      tb = f32x4.splat(f32x4.extract_lane(tilts, 1)),
      tc = f32x4.splat(f32x4.extract_lane(tilts, 2)),
      td = f32x4.splat(f32x4.extract_lane(tilts, 3));
    for (let at = first; at < after; at += step) {
      const ds = address(delta) + at,
        ns = address(normal) + at;
      v128.store(ds, held(v128.load(ds), v128.load(ns), ba, ma, ta));
      v128.store(ds, held(v128.load(ds, 16), v128.load(ns, 16), bb, mb, tb), 16);
      v128.store(ds, held(v128.load(ds, 32), v128.load(ns, 32), bc, mc, tc), 32);
      v128.store(ds, held(v128.load(ds, 48), v128.load(ns, 48), bd, md, td), 48);
    }
  }
  for (const end = <usize>units; u < end; u++) {
    const place = u << 2,
      first = u * vector,
      after = first + size;
    let sum = f32x4.splat(0),
      products = f32x4.splat(0);
    for (let at = first; at < after; at += step) {
      const slope = v128.load(address(delta) + at);
      sum = f32x4.add(sum, slope);
      products = f32x4.add(products, f32x4.mul(slope, v128.load(address(normal) + at)));
    }
    const total = laneSum(sum),
      along = laneSum(products);
    f32.store(address(byShift) + place, total);
    f32.store(address(byScale) + place, along);
    const by = f32x4.splat(f32.load(address(scale) + place) * f32.load(address(factor) + place)),
      middle = f32x4.splat(total * share),
      tilt = f32x4.splat(along * share);
    for (let at = first; at < after; at += step) {
      const ds = address(delta) + at;
      v128.store(ds, held(v128.load(ds), v128.load(address(normal) + at), by, middle, tilt));
    }
  }
}
