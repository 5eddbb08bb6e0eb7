// From a gradient to new parameters, four at a time; the last ones by themselves. What dense-kernels.ts says holds here.

import { address, vector } from "./places.as";

export function penalize(gradient: i32, parameters: i32, count: i32, l1: f32, l2: f32): void {
  const g = address(gradient),
    w = address(parameters);
  for (let at: usize = 0, end = (<usize>count) << 2; at < end; at += 4) {
    const weight = f32.load(w + at);
    const sign: f32 = weight > 0 ? 1 : weight < 0 ? -1 : 0;
    f32.store(g + at, f32.load(g + at) + (2 * l2 * weight + l1 * sign));
  }
}

export function squares(gradient: i32, count: i32): f64 {
  const g = address(gradient);
  let sum: f64 = 0;
  for (let at: usize = 0, end = (<usize>count) << 2; at < end; at += 4) {
    const slope = <f64>f32.load(g + at);
    sum += slope * slope;
  }
  return sum;
}

export function scale(values: i32, count: i32, factor: f32): void {
  const v = address(values);
  for (let at: usize = 0, end = (<usize>count) << 2; at < end; at += 4) f32.store(v + at, f32.load(v + at) * factor);
}

export function bound(gradient: i32, count: i32, most: f32): void {
  const g = address(gradient);
  for (let at: usize = 0, end = (<usize>count) << 2; at < end; at += 4) {
    const slope = f32.load(g + at);
    f32.store(g + at, slope > most ? most : slope < -most ? -most : slope);
  }
}

export function sgd(parameters: i32, gradient: i32, count: i32, rate: f32): void {
  const w = address(parameters),
    g = address(gradient);
  const rates = f32x4.splat(rate);
  const end = (<usize>count) << 2;
  let at: usize = 0;
  for (; at + vector <= end; at += vector) {
    v128.store(w + at, f32x4.sub(v128.load(w + at), f32x4.mul(v128.load(g + at), rates)));
  }
  for (; at < end; at += 4) f32.store(w + at, f32.load(w + at) - f32.load(g + at) * rate);
}

export function momentum(parameters: i32, gradient: i32, velocity: i32, count: i32, rate: f32, share: f32): void {
  const w = address(parameters),
    g = address(gradient),
    v = address(velocity);
  const rates = f32x4.splat(rate),
    kept = f32x4.splat(share);
  const end = (<usize>count) << 2;
  let at: usize = 0;
  for (; at + vector <= end; at += vector) {
    const next = f32x4.add(f32x4.mul(v128.load(v + at), kept), v128.load(g + at));
    v128.store(v + at, next);
    v128.store(w + at, f32x4.sub(v128.load(w + at), f32x4.mul(next, rates)));
  }
  for (; at < end; at += 4) {
    const next = f32.load(v + at) * share + f32.load(g + at);
    f32.store(v + at, next);
    f32.store(w + at, f32.load(w + at) - next * rate);
  }
}

export function rmsprop(parameters: i32, gradient: i32, mean: i32, count: i32, rate: f32): void {
  const w = address(parameters),
    g = address(gradient),
    v = address(mean);
  const rates = f32x4.splat(rate),
    share = f32x4.splat(0.1),
    least = f32x4.splat(1e-7);
  const end = (<usize>count) << 2;
  let at: usize = 0;
  for (; at + vector <= end; at += vector) {
    const slope = v128.load(g + at);
    const before = v128.load(v + at);
    const next = f32x4.add(before, f32x4.mul(f32x4.sub(f32x4.mul(slope, slope), before), share));
    v128.store(v + at, next);
    const by = f32x4.div(f32x4.mul(slope, rates), f32x4.add(f32x4.sqrt(next), least));
    v128.store(w + at, f32x4.sub(v128.load(w + at), by));
  }
  for (; at < end; at += 4) {
    const slope = f32.load(g + at);
    const before = f32.load(v + at);
    const next = before + (slope * slope - before) * <f32>0.1;
    f32.store(v + at, next);
    f32.store(w + at, f32.load(w + at) - (slope * rate) / (sqrt<f32>(next) + <f32>1e-7));
  }
}

export function adam(parameters: i32, gradient: i32, first: i32, second: i32, count: i32, rate: f32, kept: f32): void {
  const w = address(parameters),
    g = address(gradient),
    m = address(first),
    v = address(second);
  const rates = f32x4.splat(rate),
    rest = f32x4.splat(1 - kept),
    thousandth = f32x4.splat(0.001),
    least = f32x4.splat(1e-7);
  const end = (<usize>count) << 2;
  let at: usize = 0;
  for (; at + vector <= end; at += vector) {
    const slope = v128.load(g + at);
    const m0 = v128.load(m + at);
    const v0 = v128.load(v + at);
    const m1 = f32x4.add(m0, f32x4.mul(f32x4.sub(slope, m0), rest));
    const v1 = f32x4.add(v0, f32x4.mul(f32x4.sub(f32x4.mul(slope, slope), v0), thousandth));
    v128.store(m + at, m1);
    v128.store(v + at, v1);
    const by = f32x4.div(f32x4.mul(m1, rates), f32x4.add(f32x4.sqrt(v1), least));
    v128.store(w + at, f32x4.sub(v128.load(w + at), by));
  }
  for (; at < end; at += 4) {
    const slope = f32.load(g + at);
    const m0 = f32.load(m + at);
    const v0 = f32.load(v + at);
    const m1 = m0 + (slope - m0) * (1 - kept);
    const v1 = v0 + (slope * slope - v0) * <f32>0.001;
    f32.store(m + at, m1);
    f32.store(v + at, v1);
    f32.store(w + at, f32.load(w + at) - (m1 * rate) / (sqrt<f32>(v1) + <f32>1e-7));
  }
}
