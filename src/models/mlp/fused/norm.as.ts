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

export function normalize(
  values: i32,
  scale: i32,
  shift: i32,
  running: i32,
  mean: i32,
  factor: i32,
  to: i32,
  units: i32,
  rows: i32,
): void {
  const width = (<usize>units) << 2,
    step = <usize>units * vector,
    size = <usize>((rows - 1) >> 2) * step;
  const means = address(mean),
    factors = address(factor);
  const lanes = lastLanes(rows);
  const all: f32 = <f32>rows,
    others: f32 = <f32>(rows - 1);
  let u: usize = 0;
  for (const end = (<usize>units) & ~3; u < end; u += 4) {
    const place = u << 2,
      first = address(values) + u * vector,
      runs = address(running) + place;
    let middles = v128.load(runs),
      variance = v128.load(runs + width);
    if (rows > 1) {
      middles = f32x4.div(fourSums(first, first + size, step, lanes, f32x4.splat(0), false), f32x4.splat(all));
      const squares = fourSums(first, first + size, step, lanes, middles, true);
      variance = f32x4.div(squares, f32x4.splat(all));
      moveTowards(runs, middles);
      moveTowards(runs + width, f32x4.div(squares, f32x4.splat(others)));
    }
    v128.store(means + place, middles);
    const root = f32x4.sqrt(f32x4.add(variance, f32x4.splat(leastVariance)));
    v128.store(factors + place, f32x4.div(f32x4.splat(1), root));
  }
  for (const end = <usize>units; u < end; u++) {
    const place = u << 2,
      first = address(values) + u * vector,
      runs = address(running) + place;
    let middle = f32.load(runs),
      variance = f32.load(runs + width);
    if (rows > 1) {
      middle = oneSum(first, first + size, step, lanes, 0, false) / all;
      const squares = oneSum(first, first + size, step, lanes, middle, true);
      variance = squares / all;
      moveOneTowards(runs, middle);
      moveOneTowards(runs + width, squares / others);
    }
    f32.store(means + place, middle);
    f32.store(factors + place, <f32>1 / sqrt<f32>(variance + leastVariance));
  }
  // As it lies: in steps of a wide layer all vectors would fall on the same few lines of the cache.
  let target = address(to);
  for (let at = address(values), end = at + size + step; at < end;) {
    for (let place: usize = 0; place < width; place += 4) {
      const off = f32x4.sub(v128.load(at), v128.load32_splat(means + place));
      const normal = f32x4.mul(off, v128.load32_splat(factors + place));
      v128.store(at, normal);
      const scaled = f32x4.mul(normal, v128.load32_splat(address(scale) + place));
      v128.store(target, f32x4.add(scaled, v128.load32_splat(address(shift) + place)));
      at += vector;
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
