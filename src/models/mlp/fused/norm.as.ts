// Batch norm, four rows to a vector. What norm-kernels.ts says holds here. Four units are worked at once, which lie side by
// side: their sums do not wait for one another, and a line of the cache is read once. The last ones are worked by themselves.

import { laneSum, laneSums } from "./lane-functions.as";
import { address, vector } from "./places.as";

// As in batch-norm.ts.
const leastVariance: f32 = 1e-5;
const newest: f32 = 0.1;

/** Which lanes of the last panel are rows. */
/* @inline */ function lastLanes(rows: i32): v128 {
  return i32x4.gt_s(i32x4.splat(((rows - 1) & 3) + 1), i32x4(0, 1, 2, 3));
}

/** Sums over all rows of four units' distances from these, or of their squares. */
function fourSums(first: usize, last: usize, step: usize, rows: v128, middles: v128, squares: bool): v128 {
  const a = v128.shuffle<f32>(middles, middles, 0, 0, 0, 0),
    b = v128.shuffle<f32>(middles, middles, 1, 1, 1, 1),
    c = v128.shuffle<f32>(middles, middles, 2, 2, 2, 2),
    d = v128.shuffle<f32>(middles, middles, 3, 3, 3, 3);
  let va = v128.and(f32x4.sub(v128.load(last), a), rows),
    vb = v128.and(f32x4.sub(v128.load(last, 16), b), rows),
    vc = v128.and(f32x4.sub(v128.load(last, 32), c), rows),
    vd = v128.and(f32x4.sub(v128.load(last, 48), d), rows);
  let sa = squares ? f32x4.mul(va, va) : va,
    sb = squares ? f32x4.mul(vb, vb) : vb,
    sc = squares ? f32x4.mul(vc, vc) : vc,
    sd = squares ? f32x4.mul(vd, vd) : vd;
  for (let at = first; at < last; at += step) {
    va = f32x4.sub(v128.load(at), a);
    vb = f32x4.sub(v128.load(at, 16), b);
    vc = f32x4.sub(v128.load(at, 32), c);
    vd = f32x4.sub(v128.load(at, 48), d);
    sa = f32x4.add(sa, squares ? f32x4.mul(va, va) : va);
    sb = f32x4.add(sb, squares ? f32x4.mul(vb, vb) : vb);
    sc = f32x4.add(sc, squares ? f32x4.mul(vc, vc) : vc);
    sd = f32x4.add(sd, squares ? f32x4.mul(vd, vd) : vd);
  }
  return laneSums(sa, sb, sc, sd);
}

function oneSum(first: usize, last: usize, step: usize, rows: v128, middle: f32, squares: bool): f32 {
  const middles = f32x4.splat(middle);
  let off = v128.and(f32x4.sub(v128.load(last), middles), rows);
  let sum = squares ? f32x4.mul(off, off) : off;
  for (let at = first; at < last; at += step) {
    off = f32x4.sub(v128.load(at), middles);
    sum = f32x4.add(sum, squares ? f32x4.mul(off, off) : off);
  }
  return laneSum(sum);
}

/** So written, what runs comes to rest on what it is moved towards. */
/* @inline */ function moveTowards(running: usize, to: v128): void {
  const before = v128.load(running);
  v128.store(running, f32x4.add(before, f32x4.mul(f32x4.sub(to, before), f32x4.splat(newest))));
}
/* @inline */ function moveOneTowards(running: usize, to: f32): void {
  const before = f32.load(running);
  f32.store(running, before + (to - before) * newest);
}

/* @inline */ function normalizeVector(at: usize, target: usize, mean: v128, by: v128, scale: v128, shift: v128): void {
  const normal = f32x4.mul(f32x4.sub(v128.load(at), mean), by);
  v128.store(at, normal);
  v128.store(target, f32x4.add(f32x4.mul(normal, scale), shift));
}

export function normalize(
  values: i32,
  scale: i32,
  shift: i32,
  running: i32,
  factor: i32,
  to: i32,
  units: i32,
  rows: i32,
): void {
  const step = <usize>units * vector,
    size = <usize>((rows - 1) >> 2) * step;
  const lanes = lastLanes(rows),
    away = address(to) - address(values),
    variances = (<usize>units) << 2;
  const all: f32 = <f32>rows,
    others: f32 = <f32>(rows - 1);
  let u: usize = 0;
  for (const end = (<usize>units) & ~3; u < end; u += 4) {
    const place = u << 2,
      first = address(values) + u * vector,
      last = first + size,
      runs = address(running) + place;
    let mean = v128.load(runs),
      variance = v128.load(runs + variances);
    if (rows > 1) {
      mean = f32x4.div(fourSums(first, last, step, lanes, f32x4.splat(0), false), f32x4.splat(all));
      const squares = fourSums(first, last, step, lanes, mean, true);
      variance = f32x4.div(squares, f32x4.splat(all));
      moveTowards(runs, mean);
      moveTowards(runs + variances, f32x4.div(squares, f32x4.splat(others)));
    }
    const by = f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(variance, f32x4.splat(leastVariance))));
    v128.store(address(factor) + place, by);
    const ma = v128.shuffle<f32>(mean, mean, 0, 0, 0, 0),
      mb = v128.shuffle<f32>(mean, mean, 1, 1, 1, 1),
      mc = v128.shuffle<f32>(mean, mean, 2, 2, 2, 2),
      md = v128.shuffle<f32>(mean, mean, 3, 3, 3, 3);
    const ba = v128.shuffle<f32>(by, by, 0, 0, 0, 0),
      bb = v128.shuffle<f32>(by, by, 1, 1, 1, 1),
      bc = v128.shuffle<f32>(by, by, 2, 2, 2, 2),
      bd = v128.shuffle<f32>(by, by, 3, 3, 3, 3);
    const scales = address(scale) + place,
      shifts = address(shift) + place;
    const ca = v128.load32_splat(scales),
      cb = v128.load32_splat(scales, 4),
      cc = v128.load32_splat(scales, 8),
      cd = v128.load32_splat(scales, 12);
    const ha = v128.load32_splat(shifts),
      hb = v128.load32_splat(shifts, 4),
      hc = v128.load32_splat(shifts, 8),
      hd = v128.load32_splat(shifts, 12);
    for (let at = first; at <= last; at += step) {
      const target = at + away;
      normalizeVector(at, target, ma, ba, ca, ha);
      normalizeVector(at + 16, target + 16, mb, bb, cb, hb);
      normalizeVector(at + 32, target + 32, mc, bc, cc, hc);
      normalizeVector(at + 48, target + 48, md, bd, cd, hd);
    }
  }
  for (const end = <usize>units; u < end; u++) {
    const place = u << 2,
      first = address(values) + u * vector,
      last = first + size,
      runs = address(running) + place;
    let mean = f32.load(runs),
      variance = f32.load(runs + variances);
    if (rows > 1) {
      mean = oneSum(first, last, step, lanes, 0, false) / all;
      const squares = oneSum(first, last, step, lanes, mean, true);
      variance = squares / all;
      moveOneTowards(runs, mean);
      moveOneTowards(runs + variances, squares / others);
    }
    const by: f32 = <f32>1 / sqrt<f32>(variance + leastVariance);
    f32.store(address(factor) + place, by);
    const middles = f32x4.splat(mean),
      factors = f32x4.splat(by),
      scales = v128.load32_splat(address(scale) + place),
      shifts = v128.load32_splat(address(shift) + place);
    for (let at = first; at <= last; at += step) normalizeVector(at, at + away, middles, factors, scales, shifts);
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
  units: i32,
  rows: i32,
): void {
  const step = <usize>units * vector,
    size = <usize>((rows + 3) >> 2) * step;
  // Sums over infinitely many: given statistics do not give way.
  const count: f32 = rows > 1 ? <f32>rows : Infinity;
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
      middles = f32x4.div(totals, f32x4.splat(count)),
      tilts = f32x4.div(along, f32x4.splat(count));
    const ba = v128.shuffle<f32>(by, by, 0, 0, 0, 0),
      bb = v128.shuffle<f32>(by, by, 1, 1, 1, 1),
      bc = v128.shuffle<f32>(by, by, 2, 2, 2, 2),
      bd = v128.shuffle<f32>(by, by, 3, 3, 3, 3);
    const ma = v128.shuffle<f32>(middles, middles, 0, 0, 0, 0),
      mb = v128.shuffle<f32>(middles, middles, 1, 1, 1, 1),
      mc = v128.shuffle<f32>(middles, middles, 2, 2, 2, 2),
      md = v128.shuffle<f32>(middles, middles, 3, 3, 3, 3);
    const ta = v128.shuffle<f32>(tilts, tilts, 0, 0, 0, 0),
      tb = v128.shuffle<f32>(tilts, tilts, 1, 1, 1, 1),
      tc = v128.shuffle<f32>(tilts, tilts, 2, 2, 2, 2),
      td = v128.shuffle<f32>(tilts, tilts, 3, 3, 3, 3);
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
      middle = f32x4.splat(total / count),
      tilt = f32x4.splat(along / count);
    for (let at = first; at < after; at += step) {
      const ds = address(delta) + at;
      v128.store(ds, held(v128.load(ds), v128.load(address(normal) + at), by, middle, tilt));
    }
  }
  if (!(rows & 3)) return;
  const lanes = lastLanes(rows);
  for (let at = address(delta) + size - step, end = address(delta) + size; at < end; at += vector) {
    v128.store(at, v128.and(v128.load(at), lanes));
  }
}
