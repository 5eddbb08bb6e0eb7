/**
 * Eigenvalues and eigenvectors of a symmetric tridiagonal matrix, by implicit QL.
 * @param diagonal [n] @param beside [n − 1] elements beside the diagonal
 * @returns the largest value first; `vectors[i]` [n] belongs to `values[i]`. Source: EISPACK's tql2 (Bowdler et al. 1968).
 */
export function tridiagonalEigen(
  diagonal: readonly number[],
  beside: readonly number[],
): { values: number[]; vectors: Float64Array[] } {
  const size = diagonal.length;
  const d = Float64Array.from(diagonal);
  const e = Float64Array.from({ length: size }, (_, i) => beside[i] ?? 0);
  const vectors = Array.from({ length: size }, (_, i) => {
    const unit = new Float64Array(size);
    unit[i] = 1;
    return unit;
  });
  const at = (list: Float64Array, index: number): number => list[index] as number;
  for (let low = 0; low < size; low++) {
    for (;;) {
      let high = low;
      while (high < size - 1 && Math.abs(at(e, high)) > 1e-16 * (Math.abs(at(d, high)) + Math.abs(at(d, high + 1))))
        high++;
      if (high === low) break;
      // Wilkinson's shift, then a chase of the bulge from below.
      const half = (at(d, low + 1) - at(d, low)) / (2 * at(e, low));
      let g = at(d, high) - at(d, low) + at(e, low) / (half + Math.sign(half || 1) * Math.hypot(half, 1));
      let sine = 1;
      let cosine = 1;
      let p = 0;
      let split = false;
      for (let i = high - 1; i >= low; i--) {
        const f = sine * at(e, i);
        const b = cosine * at(e, i);
        const r = Math.hypot(f, g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1] = at(d, i + 1) - p;
          e[high] = 0;
          split = true;
          break;
        }
        sine = f / r;
        cosine = g / r;
        g = at(d, i + 1) - p;
        const s = (at(d, i) - g) * sine + 2 * cosine * b;
        p = sine * s;
        d[i + 1] = g + p;
        g = cosine * s - b;
        rotate(vectors[i] as Float64Array, vectors[i + 1] as Float64Array, cosine, sine);
      }
      if (split) continue;
      d[low] = at(d, low) - p;
      e[low] = g;
      e[high] = 0;
    }
  }
  const order = Array.from(d.keys()).sort((a, b) => at(d, b) - at(d, a));
  return { values: order.map((i) => at(d, i)), vectors: order.map((i) => vectors[i] as Float64Array) };
}

function rotate(one: Float64Array, other: Float64Array, cosine: number, sine: number): void {
  for (let k = 0; k < one.length; k++) {
    const a = one[k] as number;
    const b = other[k] as number;
    other[k] = sine * a + cosine * b;
    one[k] = cosine * a - sine * b;
  }
}
