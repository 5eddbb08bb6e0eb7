import { exponential } from "./exponential.as";
import { multiplyAdd } from "./product.as";

// Loops over `count` numbers take four at a time. The last, incomplete four are done in `rest`, 16 bytes a tensor, so
// that each formula stands here once.

/** Copies the last `count` < 4 numbers. */
function copyFew(from: usize, to: usize, count: i32): void {
  for (let i: i32 = 0; i < count; i++) store<f32>(to + ((<usize>i) << 2), load<f32>(from + ((<usize>i) << 2)));
}

/** One step of Adam: see adam-step.ts. */
export function adamStep(
  count: i32,
  parameter: usize,
  gradient: usize,
  first: usize,
  second: usize,
  nextParameter: usize,
  nextFirst: usize,
  nextSecond: usize,
  rate: f32,
  beta1: f64,
  beta2: f64,
  epsilon: f32,
  shrink: f32,
  rest: usize,
): void {
  const full: i32 = count & ~3;
  for (let i: i32 = 0; i < count; i += 4) {
    const few: i32 = count - full;
    const at: usize = (<usize>i) << 2;
    const last: bool = i >= full;
    if (last) {
      copyFew(parameter + at, rest, few);
      copyFew(gradient + at, rest + 16, few);
      copyFew(first + at, rest + 32, few);
      copyFew(second + at, rest + 48, few);
    }
    const p = v128.load(last ? rest : parameter + at);
    const g = v128.load(last ? rest + 16 : gradient + at);
    let m = v128.load(last ? rest + 32 : first + at);
    let v = v128.load(last ? rest + 48 : second + at);
    m = multiplyAdd(f32x4.sub(g, m), f32x4.splat(<f32>(1 - beta1)), m);
    v = multiplyAdd(f32x4.sub(f32x4.mul(g, g), v), f32x4.splat(<f32>(1 - beta2)), v);
    const move = f32x4.div(f32x4.mul(m, f32x4.splat(rate)), f32x4.add(f32x4.sqrt(v), f32x4.splat(epsilon)));
    const next = f32x4.sub(f32x4.mul(p, f32x4.splat(1 - shrink)), move);
    v128.store(last ? rest : nextParameter + at, next);
    v128.store(last ? rest + 32 : nextFirst + at, m);
    v128.store(last ? rest + 48 : nextSecond + at, v);
    if (last) {
      copyFew(rest, nextParameter + at, few);
      copyFew(rest + 32, nextFirst + at, few);
      copyFew(rest + 48, nextSecond + at, few);
    }
  }
}

const twiceInner: f32 = 1.5957691216057308; // 2 √(2/π)
const cubic: f32 = 0.044715;

/** ½ x (1 + tanh u) is x / (1 + e^(−2u)), which keeps its digits where tanh is nearly one. */
function halves(x: v128): v128 {
  const twiceU = f32x4.mul(
    f32x4.mul(x, f32x4.splat(twiceInner)),
    multiplyAdd(f32x4.mul(x, x), f32x4.splat(cubic), f32x4.splat(1)),
  );
  return exponential(f32x4.neg(twiceU));
}

export function gelu(count: i32, x: usize, y: usize, rest: usize): void {
  const full: i32 = count & ~3;
  for (let i: i32 = 0; i < count; i += 4) {
    const at: usize = (<usize>i) << 2;
    const last: bool = i >= full;
    if (last) copyFew(x + at, rest, count - full);
    const a = v128.load(last ? rest : x + at);
    v128.store(last ? rest : y + at, f32x4.div(a, f32x4.add(f32x4.splat(1), halves(a))));
    if (last) copyFew(rest, y + at, count - full);
  }
}

export function geluGradient(count: i32, x: usize, dy: usize, dx: usize, rest: usize): void {
  const full: i32 = count & ~3;
  const one = f32x4.splat(1);
  for (let i: i32 = 0; i < count; i += 4) {
    const at: usize = (<usize>i) << 2;
    const last: bool = i >= full;
    if (last) {
      copyFew(x + at, rest, count - full);
      copyFew(dy + at, rest + 16, count - full);
    }
    const a = v128.load(last ? rest : x + at);
    const d = v128.load(last ? rest + 16 : dy + at);
    const e = halves(a);
    const share = f32x4.div(one, f32x4.add(one, e));
    const twiceSlope = f32x4.mul(f32x4.splat(twiceInner), multiplyAdd(f32x4.mul(a, a), f32x4.splat(3 * cubic), one));
    // s + x · s(1 − s) · (2u)′, and 1 − s = e · s
    const curve = f32x4.mul(f32x4.mul(f32x4.mul(share, e), share), f32x4.mul(a, twiceSlope));
    v128.store(last ? rest : dx + at, f32x4.mul(d, f32x4.add(share, curve)));
    if (last) copyFew(rest, dx + at, count - full);
  }
}

/** c [rows, columns] += bias [columns] (0: none), then an activation: 0 none, 1 relu, 2 relu up to 6, 3 sigmoid. */
export function biasAndActivation(rows: i32, columns: i32, c: usize, bias: usize, activation: i32, rest: usize): void {
  if (bias == 0 && activation == 0) return;
  const full: i32 = columns & ~3;
  const few: i32 = columns - full;
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (let i: i32 = 0; i < rows; i++) {
    for (let j: i32 = 0; j < columns; j += 4) {
      const last: bool = j >= full;
      const at: usize = (<usize>j) << 2;
      if (last) {
        copyFew(c, rest, few);
        if (bias != 0) copyFew(bias + at, rest + 16, few);
      }
      const place: usize = last ? rest : c;
      let x = v128.load(place);
      if (bias != 0) x = f32x4.add(x, v128.load(last ? rest + 16 : bias + at));
      if (activation == 1) x = f32x4.max(x, zero);
      else if (activation == 2) x = f32x4.min(f32x4.max(x, zero), f32x4.splat(6));
      else if (activation == 3) x = f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))));
      v128.store(place, x);
      if (last) copyFew(rest, c, few);
      c += last ? (<usize>few) << 2 : 16;
    }
  }
}

/** dy times the slope of an activation, from its output y: 1 relu, 3 sigmoid, 4 tanh; from its input: 5 gelu. */
export function denseSlope(count: i32, activation: i32, dy: usize, y: usize, to: usize, rest: usize): void {
  if (activation == 5) return geluGradient(count, y, dy, to, rest);
  const full: i32 = count & ~3;
  const one = f32x4.splat(1);
  for (let i: i32 = 0; i < count; i += 4) {
    const at: usize = (<usize>i) << 2;
    const last: bool = i >= full;
    if (last) {
      copyFew(dy + at, rest, count - full);
      copyFew(y + at, rest + 16, count - full);
    }
    const d = v128.load(last ? rest : dy + at);
    const a = v128.load(last ? rest + 16 : y + at);
    let slope: v128;
    if (activation == 1) slope = v128.and(d, f32x4.gt(a, f32x4.splat(0)));
    else if (activation == 3) slope = f32x4.mul(d, f32x4.mul(a, f32x4.sub(one, a)));
    else slope = f32x4.mul(d, f32x4.sub(one, f32x4.mul(a, a)));
    v128.store(last ? rest : to + at, slope);
    if (last) copyFew(rest, to + at, count - full);
  }
}
