// The loops of a dense network, four rows to a vector. What dense-kernels.ts says of them holds here; numbers are counted
// in 32-bit floats from the start of the memory, as there. Every block of a product keeps its sums in registers: 4 units by
// 8 rows, so that 6 loads feed 8 multiplications of 4 numbers each.

import { laneSum, laneSums } from "./lane-functions.as";
import { address, vector } from "./places.as";

/* @inline */ function madd(a: v128, b: v128, sum: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, sum) : f32x4.add(sum, f32x4.mul(a, b));
}

/**
 * to[p][m] = start[m] + Σ k of from[p][k] · factor[m, k], where factor[m, k] lies at m·mStep + k·kStep bytes. 4 m by 2 panels.
 */
/* @inline */ function products(
  from: usize,
  factor: usize,
  mStep: usize,
  kStep: usize,
  start: usize,
  to: usize,
  panels: i32,
  count: usize,
  m: usize,
  ms: usize,
): void {
  const fromStep = count * vector;
  const toStep = ms * vector;
  const s0 = start ? v128.load32_splat(start) : f32x4.splat(0);
  const s1 = start ? v128.load32_splat(start, 4) : f32x4.splat(0);
  const s2 = start ? v128.load32_splat(start, 8) : f32x4.splat(0);
  const s3 = start ? v128.load32_splat(start, 12) : f32x4.splat(0);
  let source = from;
  let target = to + m * vector;
  let left = panels;
  for (; left >= 2; left -= 2) {
    let a0 = s0,
      a1 = s1,
      a2 = s2,
      a3 = s3;
    let b0 = s0,
      b1 = s1,
      b2 = s2,
      b3 = s3;
    let w = factor;
    const end = source + fromStep;
    for (let x = source; x < end; x += vector) {
      const p = v128.load(x);
      const q = v128.load(x + fromStep);
      let f = v128.load32_splat(w);
      a0 = madd(p, f, a0);
      b0 = madd(q, f, b0);
      f = v128.load32_splat(w + mStep);
      a1 = madd(p, f, a1);
      b1 = madd(q, f, b1);
      f = v128.load32_splat(w + 2 * mStep);
      a2 = madd(p, f, a2);
      b2 = madd(q, f, b2);
      f = v128.load32_splat(w + 3 * mStep);
      a3 = madd(p, f, a3);
      b3 = madd(q, f, b3);
      w += kStep;
    }
    v128.store(target, a0);
    v128.store(target, a1, 16);
    v128.store(target, a2, 32);
    v128.store(target, a3, 48);
    v128.store(target + toStep, b0);
    v128.store(target + toStep, b1, 16);
    v128.store(target + toStep, b2, 32);
    v128.store(target + toStep, b3, 48);
    source = end + fromStep;
    target += 2 * toStep;
  }
  if (left) {
    let a0 = s0,
      a1 = s1,
      a2 = s2,
      a3 = s3;
    let w = factor;
    const end = source + fromStep;
    for (let x = source; x < end; x += vector) {
      const p = v128.load(x);
      a0 = madd(p, v128.load32_splat(w), a0);
      a1 = madd(p, v128.load32_splat(w + mStep), a1);
      a2 = madd(p, v128.load32_splat(w + 2 * mStep), a2);
      a3 = madd(p, v128.load32_splat(w + 3 * mStep), a3);
      w += kStep;
    }
    v128.store(target, a0);
    v128.store(target, a1, 16);
    v128.store(target, a2, 32);
    v128.store(target, a3, 48);
  }
}

/** The same for a single m, 4 panels at once. */
/* @inline */ function product(
  from: usize,
  factor: usize,
  kStep: usize,
  start: usize,
  to: usize,
  panels: i32,
  count: usize,
  m: usize,
  ms: usize,
): void {
  const fromStep = count * vector;
  const toStep = ms * vector;
  const s = start ? v128.load32_splat(start) : f32x4.splat(0);
  let source = from;
  let target = to + m * vector;
  let left = panels;
  for (; left >= 4; left -= 4) {
    let a = s,
      b = s,
      c = s,
      d = s;
    let w = factor;
    const end = source + fromStep;
    for (let x = source; x < end; x += vector) {
      const f = v128.load32_splat(w);
      a = madd(v128.load(x), f, a);
      b = madd(v128.load(x + fromStep), f, b);
      c = madd(v128.load(x + 2 * fromStep), f, c);
      d = madd(v128.load(x + 3 * fromStep), f, d);
      w += kStep;
    }
    v128.store(target, a);
    v128.store(target + toStep, b);
    v128.store(target + 2 * toStep, c);
    v128.store(target + 3 * toStep, d);
    source = end + 3 * fromStep;
    target += 4 * toStep;
  }
  for (; left; left--) {
    let a = s;
    let w = factor;
    const end = source + fromStep;
    for (let x = source; x < end; x += vector) {
      a = madd(v128.load(x), v128.load32_splat(w), a);
      w += kStep;
    }
    v128.store(target, a);
    source = end;
    target += toStep;
  }
}

/** From so many panels on, four columns of a kernel are laid side by side first: they lie far apart, and are read for every panel. */
const packFrom: i32 = 6;

export function dense(
  x: i32,
  kernel: i32,
  bias: i32,
  out: i32,
  panels: i32,
  inputs: i32,
  units: i32,
  packed: i32,
): void {
  const from = address(x),
    to = address(out),
    w = address(kernel),
    b = address(bias),
    pack = address(packed);
  const count = <usize>inputs,
    ms = <usize>units,
    row = ms << 2;
  let u: usize = 0;
  for (; u + 4 <= ms; u += 4) {
    let column = w + (u << 2);
    let step = row;
    if (panels >= packFrom && units > 4) {
      for (let i: usize = 0; i < count; i++) v128.store(pack + i * vector, v128.load(column + i * row));
      column = pack;
      step = vector;
    }
    products(from, column, 4, step, b + (u << 2), to, panels, count, u, ms);
  }
  for (; u < ms; u++) product(from, w + (u << 2), row, b + (u << 2), to, panels, count, u, ms);
}

export function back(delta: i32, kernel: i32, to: i32, panels: i32, inputs: i32, units: i32): void {
  const from = address(delta),
    target = address(to),
    w = address(kernel);
  const count = <usize>units,
    ms = <usize>inputs,
    row = count << 2;
  let i: usize = 0;
  for (; i + 4 <= ms; i += 4) products(from, w + i * row, row, 4, 0, target, panels, count, i, ms);
  for (; i < ms; i++) product(from, w + i * row, 4, 0, target, panels, count, i, ms);
}

/** Slopes of 2 inputs by 4 units: the inputs' vectors are 16 bytes apart, their panels `xStep`, those of the units `dStep`. */
function slopesOfTwo(x: usize, xStep: usize, delta: usize, dStep: usize, panels: i32, to: usize, row: usize): void {
  let a0 = f32x4.splat(0),
    a1 = f32x4.splat(0),
    a2 = f32x4.splat(0),
    a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0),
    b1 = f32x4.splat(0),
    b2 = f32x4.splat(0),
    b3 = f32x4.splat(0);
  let from = x,
    d = delta;
  for (let left = panels; left; left--) {
    const p = v128.load(from);
    const q = v128.load(from, 16);
    let f = v128.load(d);
    a0 = madd(p, f, a0);
    b0 = madd(q, f, b0);
    f = v128.load(d, 16);
    a1 = madd(p, f, a1);
    b1 = madd(q, f, b1);
    f = v128.load(d, 32);
    a2 = madd(p, f, a2);
    b2 = madd(q, f, b2);
    f = v128.load(d, 48);
    a3 = madd(p, f, a3);
    b3 = madd(q, f, b3);
    from += xStep;
    d += dStep;
  }
  v128.store(to, laneSums(a0, a1, a2, a3));
  v128.store(to + row, laneSums(b0, b1, b2, b3));
}

function slopesOfOne(x: usize, xStep: usize, delta: usize, dStep: usize, panels: i32, to: usize): void {
  let a0 = f32x4.splat(0),
    a1 = f32x4.splat(0),
    a2 = f32x4.splat(0),
    a3 = f32x4.splat(0);
  let from = x,
    d = delta;
  for (let left = panels; left; left--) {
    const p = v128.load(from);
    a0 = madd(p, v128.load(d), a0);
    a1 = madd(p, v128.load(d, 16), a1);
    a2 = madd(p, v128.load(d, 32), a2);
    a3 = madd(p, v128.load(d, 48), a3);
    from += xStep;
    d += dStep;
  }
  v128.store(to, laneSums(a0, a1, a2, a3));
}

/** Lays so many vectors of every panel side by side: [panel][vector], `step` bytes from panel to panel. */
function packPanels(from: usize, step: usize, vectors: usize, panels: i32, to: usize): void {
  let source = from,
    target = to;
  for (let p = 0; p < panels; p++) {
    for (let at: usize = 0; at < vectors * vector; at += vector) v128.store(target + at, v128.load(source + at));
    source += step;
    target += vectors * vector;
  }
}

/** Inputs that are laid side by side at once: with all panels of a batch of 128 they fill half of a processor's first cache. */
const packedInputs: usize = 32;

/** The same for wide layers: what is read again and again lies side by side, or every panel would fall on the same lines of the cache. */
function wideSlopes(xs: usize, ds: usize, ws: usize, panels: i32, inputs: usize, units: usize, packed: usize): void {
  const xStep = inputs * vector,
    dStep = units * vector,
    row = units << 2;
  const blocks = units >> 2;
  const block = <usize>panels * 4 * vector;
  for (let b: usize = 0; b < blocks; b++) packPanels(ds + b * 4 * vector, dStep, 4, panels, packed + b * block);
  const packedX = packed + blocks * block;
  const pair = <usize>panels * 2 * vector;
  const even = inputs & ~1;
  for (let first: usize = 0; first < even; first += packedInputs) {
    const pairs = min(packedInputs, even - first) >> 1;
    for (let i: usize = 0; i < pairs; i++) {
      packPanels(xs + (first + 2 * i) * vector, xStep, 2, panels, packedX + i * pair);
    }
    for (let b: usize = 0; b < blocks; b++) {
      let to = ws + first * row + (b << 4);
      for (let i: usize = 0; i < pairs; i++) {
        slopesOfTwo(packedX + i * pair, 2 * vector, packed + b * block, 4 * vector, panels, to, row);
        to += 2 * row;
      }
    }
  }
  if (even === inputs) return;
  for (let b: usize = 0; b < blocks; b++) {
    const to = ws + even * row + (b << 4);
    slopesOfOne(xs + even * vector, xStep, packed + b * block, 4 * vector, panels, to);
  }
}

export function slopes(
  x: i32,
  delta: i32,
  kernel: i32,
  bias: i32,
  panels: i32,
  inputs: i32,
  units: i32,
  packed: i32,
): void {
  const xs = address(x),
    ds = address(delta),
    ws = address(kernel),
    bs = address(bias);
  const ms = <usize>inputs,
    ns = <usize>units,
    row = ns << 2;
  const xStep = ms * vector,
    dStep = ns * vector;
  const end = xs + <usize>panels * xStep;
  const wide = panels >= packFrom && ms >= 16 && ns >= 16;
  if (wide) wideSlopes(xs, ds, ws, panels, ms, ns, address(packed));
  let u: usize = 0;
  for (; u + 4 <= ns; u += 4) {
    const d0 = ds + u * vector;
    let sa = f32x4.splat(0),
      sb = f32x4.splat(0),
      sc = f32x4.splat(0),
      sd = f32x4.splat(0);
    let d = d0;
    for (let p = 0; p < panels; p++) {
      sa = f32x4.add(sa, v128.load(d));
      sb = f32x4.add(sb, v128.load(d, 16));
      sc = f32x4.add(sc, v128.load(d, 32));
      sd = f32x4.add(sd, v128.load(d, 48));
      d += dStep;
    }
    v128.store(bs + (u << 2), laneSums(sa, sb, sc, sd));
    if (wide) continue;
    const to = ws + (u << 2);
    let i: usize = 0;
    for (; i + 2 <= ms; i += 2) slopesOfTwo(xs + i * vector, xStep, d0, dStep, panels, to + i * row, row);
    if (i < ms) slopesOfOne(xs + i * vector, xStep, d0, dStep, panels, to + i * row);
  }
  for (; u < ns; u++) {
    const d0 = ds + u * vector;
    let sum = f32x4.splat(0);
    let d = d0;
    for (let p = 0; p < panels; p++) {
      sum = f32x4.add(sum, v128.load(d));
      d += dStep;
    }
    f32.store(bs + (u << 2), laneSum(sum));
    let i: usize = 0;
    for (; i + 4 <= ms; i += 4) {
      let a = f32x4.splat(0),
        b = f32x4.splat(0),
        c = f32x4.splat(0),
        e = f32x4.splat(0);
      d = d0;
      for (let from = xs + i * vector; from < end; from += xStep) {
        const f = v128.load(d);
        a = madd(v128.load(from), f, a);
        b = madd(v128.load(from, 16), f, b);
        c = madd(v128.load(from, 32), f, c);
        e = madd(v128.load(from, 48), f, e);
        d += dStep;
      }
      const sums = laneSums(a, b, c, e);
      const to = ws + i * row + (u << 2);
      f32.store(to, f32x4.extract_lane(sums, 0));
      f32.store(to + row, f32x4.extract_lane(sums, 1));
      f32.store(to + 2 * row, f32x4.extract_lane(sums, 2));
      f32.store(to + 3 * row, f32x4.extract_lane(sums, 3));
    }
    for (; i < ms; i++) {
      let a = f32x4.splat(0);
      d = d0;
      for (let from = xs + i * vector; from < end; from += xStep) {
        a = madd(v128.load(from), v128.load(d), a);
        d += dStep;
      }
      f32.store(ws + i * row + (u << 2), laneSum(a));
    }
  }
}

export {
  relu,
  hyperbolicTangent,
  sigmoid,
  softmax,
  reluSlope,
  hyperbolicTangentSlope,
  sigmoidSlope,
  multiply,
  outputSlope,
  byUnit,
} from "./activations.as";
export { normalize, normalizeSlope } from "./norm.as";
export { penalize, squares, scale, bound, sgd, momentum, rmsprop, adam } from "./steps.as";
