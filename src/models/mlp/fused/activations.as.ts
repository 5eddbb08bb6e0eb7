// What is done to each number by itself, or to a row: activations, their slopes, masks; and the way back from panels to units.
// What dense-kernels.ts says holds here.

import { exp, tanh } from "./lane-functions.as";
import { address, vector } from "./places.as";

export function relu(values: i32, vectors: i32): void {
  const end = address(values + 4 * vectors);
  for (let at = address(values); at < end; at += vector) v128.store(at, f32x4.pmax(v128.load(at), f32x4.splat(0)));
}

export function hyperbolicTangent(values: i32, vectors: i32): void {
  const end = address(values + 4 * vectors);
  for (let at = address(values); at < end; at += vector) v128.store(at, tanh(v128.load(at)));
}

export function sigmoid(values: i32, vectors: i32): void {
  const one = f32x4.splat(1);
  const end = address(values + 4 * vectors);
  for (let at = address(values); at < end; at += vector) {
    v128.store(at, f32x4.div(one, f32x4.add(one, exp(f32x4.neg(v128.load(at))))));
  }
}

export function softmax(logits: i32, panels: i32, units: i32): void {
  const step = <usize>units * vector;
  let panel = address(logits);
  for (let p = 0; p < panels; p++) {
    const end = panel + step;
    let largest = v128.load(panel);
    for (let at = panel + vector; at < end; at += vector) largest = f32x4.pmax(v128.load(at), largest);
    let sum = f32x4.splat(0);
    for (let at = panel; at < end; at += vector) {
      const e = exp(f32x4.sub(v128.load(at), largest));
      sum = f32x4.add(sum, e);
      v128.store(at, e);
    }
    for (let at = panel; at < end; at += vector) v128.store(at, f32x4.div(v128.load(at), sum));
    panel = end;
  }
}

export function reluSlope(delta: i32, activations: i32, vectors: i32): void {
  const zero = f32x4.splat(0);
  const end = address(delta + 4 * vectors);
  let a = address(activations);
  for (let at = address(delta); at < end; at += vector) {
    v128.store(at, v128.and(v128.load(at), f32x4.gt(v128.load(a), zero)));
    a += vector;
  }
}

export function hyperbolicTangentSlope(delta: i32, activations: i32, vectors: i32): void {
  const one = f32x4.splat(1);
  const end = address(delta + 4 * vectors);
  let from = address(activations);
  for (let at = address(delta); at < end; at += vector) {
    const a = v128.load(from);
    v128.store(at, f32x4.mul(v128.load(at), f32x4.sub(one, f32x4.mul(a, a))));
    from += vector;
  }
}

export function sigmoidSlope(delta: i32, activations: i32, vectors: i32): void {
  const one = f32x4.splat(1);
  const end = address(delta + 4 * vectors);
  let from = address(activations);
  for (let at = address(delta); at < end; at += vector) {
    const a = v128.load(from);
    v128.store(at, f32x4.mul(v128.load(at), f32x4.mul(a, f32x4.sub(one, a))));
    from += vector;
  }
}

export function multiply(a: i32, b: i32, to: i32, vectors: i32): void {
  const as = address(a),
    bs = address(b),
    target = address(to);
  const size = <usize>vectors * vector;
  for (let at: usize = 0; at < size; at += vector) {
    v128.store(target + at, f32x4.mul(v128.load(as + at), v128.load(bs + at)));
  }
}

export function outputSlope(output: i32, target: i32, share: i32, delta: i32, panels: i32, units: i32): void {
  let o = address(output),
    t = address(target),
    d = address(delta),
    s = address(share);
  for (let p = 0; p < panels; p++) {
    const factor = v128.load(s);
    for (let u = 0; u < units; u++) {
      v128.store(d, f32x4.mul(f32x4.sub(v128.load(o), v128.load(t)), factor));
      o += vector;
      t += vector;
      d += vector;
    }
    s += vector;
  }
}

export function byUnit(panelled: i32, to: i32, panels: i32, units: i32): void {
  const step = <usize>units * vector;
  let target = address(to);
  for (let u = 0; u < units; u++) {
    let from = address(panelled) + <usize>u * vector;
    for (let p = 0; p < panels; p++) {
      v128.store(target, v128.load(from));
      from += step;
      target += vector;
    }
  }
}
