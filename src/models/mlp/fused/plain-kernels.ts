import type { DenseKernels } from "./dense-kernels";
import { normalize, normalizeSlope } from "./plain-norm";

/**
 * The loops in plain JavaScript, for where there is no WASM SIMD. A panel's four rows are four local sums, so that a weight
 * is read once for four products.
 */
export class PlainKernels implements DenseKernels {
  heap = new Float32Array(0);

  reserve(floats: number): void {
    if (floats <= this.heap.length) return;
    const larger = new Float32Array(floats);
    larger.set(this.heap);
    this.heap = larger;
  }

  dense(x: number, kernel: number, bias: number, out: number, panels: number, inputs: number, units: number): void {
    const h = this.heap;
    for (let p = 0; p < panels; p++) {
      const from = x + 4 * inputs * p;
      const to = out + 4 * units * p;
      for (let u = 0; u < units; u++) products(h, from, kernel + u, units, inputs, h[bias + u] as number, to + 4 * u);
    }
  }

  back(delta: number, kernel: number, to: number, panels: number, inputs: number, units: number): void {
    const h = this.heap;
    for (let p = 0; p < panels; p++) {
      const from = delta + 4 * units * p;
      const at = to + 4 * inputs * p;
      for (let i = 0; i < inputs; i++) products(h, from, kernel + i * units, 1, units, 0, at + 4 * i);
    }
  }

  slopes(x: number, delta: number, kernel: number, bias: number, panels: number, inputs: number, units: number): void {
    const h = this.heap;
    for (let u = 0; u < units; u++) {
      let sum = 0;
      for (let p = 0, d = delta + 4 * u; p < panels; p++, d += 4 * units) {
        sum += (h[d] as number) + (h[d + 1] as number) + (h[d + 2] as number) + (h[d + 3] as number);
      }
      h[bias + u] = sum;
    }
    for (let i = 0; i < inputs; i++) {
      for (let u = 0; u < units; u++) {
        let [a, b, c, e] = [0, 0, 0, 0];
        for (let p = 0, at = x + 4 * i, d = delta + 4 * u; p < panels; p++, at += 4 * inputs, d += 4 * units) {
          a += (h[at] as number) * (h[d] as number);
          b += (h[at + 1] as number) * (h[d + 1] as number);
          c += (h[at + 2] as number) * (h[d + 2] as number);
          e += (h[at + 3] as number) * (h[d + 3] as number);
        }
        h[kernel + i * units + u] = a + b + c + e;
      }
    }
  }

  relu(values: number, vectors: number): void {
    const h = this.heap;
    for (let at = values, end = values + 4 * vectors; at < end; at++) {
      if ((h[at] as number) < 0) h[at] = 0;
    }
  }

  hyperbolicTangent(values: number, vectors: number): void {
    const h = this.heap;
    for (let at = values, end = values + 4 * vectors; at < end; at++) h[at] = tanh(h[at] as number);
  }

  sigmoid(values: number, vectors: number): void {
    const h = this.heap;
    for (let at = values, end = values + 4 * vectors; at < end; at++) h[at] = 1 / (1 + Math.exp(-(h[at] as number)));
  }

  softmax(logits: number, panels: number, units: number): void {
    const h = this.heap;
    for (let p = 0; p < panels; p++) {
      for (let row = 0; row < 4; row++) {
        const first = logits + 4 * units * p + row;
        const end = first + 4 * units;
        let largest = h[first] as number;
        for (let at = first; at < end; at += 4) largest = Math.max(largest, h[at] as number);
        let sum = 0;
        for (let at = first; at < end; at += 4) sum += h[at] = Math.exp((h[at] as number) - largest);
        for (let at = first; at < end; at += 4) h[at] = (h[at] as number) / sum;
      }
    }
  }

  reluSlope(delta: number, activations: number, vectors: number): void {
    const h = this.heap;
    for (let i = 0; i < 4 * vectors; i++) if (!((h[activations + i] as number) > 0)) h[delta + i] = 0;
  }

  hyperbolicTangentSlope(delta: number, activations: number, vectors: number): void {
    const h = this.heap;
    for (let i = 0; i < 4 * vectors; i++) {
      const a = h[activations + i] as number;
      h[delta + i] = (h[delta + i] as number) * (1 - a * a);
    }
  }

  sigmoidSlope(delta: number, activations: number, vectors: number): void {
    const h = this.heap;
    for (let i = 0; i < 4 * vectors; i++) {
      const a = h[activations + i] as number;
      h[delta + i] = (h[delta + i] as number) * (a * (1 - a));
    }
  }

  multiply(a: number, b: number, to: number, vectors: number): void {
    const h = this.heap;
    for (let i = 0; i < 4 * vectors; i++) h[to + i] = (h[a + i] as number) * (h[b + i] as number);
  }

  outputSlope(output: number, target: number, share: number, delta: number, panels: number, units: number): void {
    const h = this.heap;
    for (let p = 0; p < panels; p++) {
      for (let i = 4 * units * p; i < 4 * units * (p + 1); i++) {
        h[delta + i] = ((h[output + i] as number) - (h[target + i] as number)) * (h[share + 4 * p + (i & 3)] as number);
      }
    }
  }

  byUnit(panelled: number, to: number, panels: number, units: number): void {
    const h = this.heap;
    for (let u = 0, at = to; u < units; u++) {
      for (let p = 0, from = panelled + 4 * u; p < panels; p++, from += 4 * units, at += 4) {
        h[at] = h[from] as number;
        h[at + 1] = h[from + 1] as number;
        h[at + 2] = h[from + 2] as number;
        h[at + 3] = h[from + 3] as number;
      }
    }
  }

  normalize(...places: Parameters<DenseKernels["normalize"]>): void {
    normalize(this.heap, ...places);
  }

  normalizeSlope(...places: Parameters<DenseKernels["normalizeSlope"]>): void {
    normalizeSlope(this.heap, ...places);
  }

  penalize(gradient: number, parameters: number, count: number, l1: number, l2: number): void {
    const h = this.heap;
    for (let i = 0; i < count; i++) {
      const weight = h[parameters + i] as number;
      h[gradient + i] = (h[gradient + i] as number) + 2 * l2 * weight + l1 * Math.sign(weight);
    }
  }

  squares(gradient: number, count: number): number {
    const h = this.heap;
    let sum = 0;
    for (let at = gradient; at < gradient + count; at++) sum += (h[at] as number) ** 2;
    return sum;
  }

  scale(values: number, count: number, factor: number): void {
    const h = this.heap;
    for (let at = values; at < values + count; at++) h[at] = (h[at] as number) * factor;
  }

  bound(gradient: number, count: number, most: number): void {
    const h = this.heap;
    for (let at = gradient; at < gradient + count; at++) h[at] = Math.max(-most, Math.min(most, h[at] as number));
  }

  sgd(parameters: number, gradient: number, count: number, rate: number): void {
    const h = this.heap;
    for (let i = 0; i < count; i++) {
      h[parameters + i] = (h[parameters + i] as number) - (h[gradient + i] as number) * rate;
    }
  }

  momentum(parameters: number, gradient: number, velocity: number, count: number, rate: number, kept: number): void {
    const h = this.heap;
    for (let i = 0; i < count; i++) {
      const next = (h[velocity + i] as number) * kept + (h[gradient + i] as number);
      h[velocity + i] = next;
      h[parameters + i] = (h[parameters + i] as number) - next * rate;
    }
  }

  rmsprop(parameters: number, gradient: number, mean: number, count: number, rate: number): void {
    const h = this.heap;
    for (let i = 0; i < count; i++) {
      const slope = h[gradient + i] as number;
      const before = h[mean + i] as number;
      const next = before + (slope * slope - before) * 0.1;
      h[mean + i] = next;
      h[parameters + i] = (h[parameters + i] as number) - (slope * rate) / (Math.sqrt(next) + 1e-7);
    }
  }

  adam(
    parameters: number,
    gradient: number,
    first: number,
    second: number,
    count: number,
    rate: number,
    kept: number,
  ): void {
    const h = this.heap;
    for (let i = 0; i < count; i++) {
      const slope = h[gradient + i] as number;
      const m0 = h[first + i] as number;
      const v0 = h[second + i] as number;
      const m = m0 + (slope - m0) * (1 - kept);
      const v = v0 + (slope * slope - v0) * 0.001;
      h[first + i] = m;
      h[second + i] = v;
      h[parameters + i] = (h[parameters + i] as number) - (m * rate) / (Math.sqrt(v) + 1e-7);
    }
  }
}

/** Four rows' sums of products: to[0…3] = start + Σ from[4 k …] · factor[k · step]. */
function products(
  h: Float32Array,
  from: number,
  factor: number,
  step: number,
  count: number,
  start: number,
  to: number,
): void {
  let a = start;
  let b = start;
  let c = start;
  let d = start;
  for (let k = 0, at = from, w = factor; k < count; k++, at += 4, w += step) {
    const f = h[w] as number;
    a += (h[at] as number) * f;
    b += (h[at + 1] as number) * f;
    c += (h[at + 2] as number) * f;
    d += (h[at + 3] as number) * f;
  }
  h[to] = a;
  h[to + 1] = b;
  h[to + 2] = c;
  h[to + 3] = d;
}

/** As in lane-functions.as.ts: within 2.6e-7, and several times as fast as Math.tanh. */
function tanh(value: number): number {
  const x =
    value > 7.90531110763549805 ? 7.90531110763549805 : value < -7.90531110763549805 ? -7.90531110763549805 : value;
  const s = x * x;
  const p =
    ((((((-2.76076847742355e-16 * s + 2.00018790482477e-13) * s - 8.60467152213735e-11) * s + 5.12229709037114e-8) * s +
      1.48572235717979e-5) *
      s +
      6.37261928875436e-4) *
      s +
      4.89352455891786e-3) *
    x;
  const q = ((1.19825839466702e-6 * s + 1.18534705686654e-4) * s + 2.268434632439e-3) * s + 4.89352518554385e-3;
  return p / q;
}
