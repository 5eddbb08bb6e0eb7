/**
 * The discrete Fourier transform in place. @param real, imaginary as long as a power of two
 * Source: Cooley and Tukey 1965, radix 2.
 */
export function transform(real: Float64Array, imaginary: Float64Array): void {
  const length = real.length;
  for (let at = 1, turned = 0; at < length; at++) {
    let bit = length >> 1;
    for (; turned & bit; bit >>= 1) turned ^= bit;
    turned ^= bit;
    if (at >= turned) continue;
    [real[at], real[turned]] = [real[turned] as number, real[at] as number];
    [imaginary[at], imaginary[turned]] = [imaginary[turned] as number, imaginary[at] as number];
  }
  for (let size = 2; size <= length; size *= 2) {
    for (let k = 0; k < size / 2; k++) {
      const angle = (-2 * Math.PI * k) / size;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let low = k; low < length; low += size) {
        const high = low + size / 2;
        const [a, b] = [real[high] as number, imaginary[high] as number];
        const [re, im] = [a * cos - b * sin, a * sin + b * cos];
        real[high] = (real[low] as number) - re;
        imaginary[high] = (imaginary[low] as number) - im;
        real[low] = (real[low] as number) + re;
        imaginary[low] = (imaginary[low] as number) + im;
      }
    }
  }
}
