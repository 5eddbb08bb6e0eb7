// Batch norm in plain JavaScript. What norm-kernels.ts says holds here.

export function moments(
  h: Float32Array,
  values: number,
  mean: number,
  variance: number,
  units: number,
  rows: number,
): void {
  for (let u = 0; u < units; u++) {
    const first = values + 4 * u;
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += h[first + (r >> 2) * 4 * units + (r & 3)] as number;
    const middle = sum / rows;
    let squares = 0;
    for (let r = 0; r < rows; r++) {
      const off = (h[first + (r >> 2) * 4 * units + (r & 3)] as number) - middle;
      squares += off * off;
    }
    h[mean + u] = middle;
    h[variance + u] = squares / rows;
  }
}

export function normalize(
  h: Float32Array,
  values: number,
  mean: number,
  factor: number,
  scale: number,
  shift: number,
  to: number,
  panels: number,
  units: number,
): void {
  for (let at = values, target = to, p = 0; p < panels; p++) {
    for (let u = 0; u < units; u++) {
      const [middle, by] = [h[mean + u] as number, h[factor + u] as number];
      const [steep, up] = [h[scale + u] as number, h[shift + u] as number];
      for (const end = at + 4; at < end; at++, target++) {
        const normal = ((h[at] as number) - middle) * by;
        h[at] = normal;
        h[target] = normal * steep + up;
      }
    }
  }
}

export function normalizeSlope(
  h: Float32Array,
  delta: number,
  normal: number,
  scale: number,
  factor: number,
  byScale: number,
  byShift: number,
  panels: number,
  units: number,
  share: number,
): void {
  for (let u = 0; u < units; u++) {
    let [total, along] = [0, 0];
    for (let p = 0; p < panels; p++) {
      for (let i = 4 * (p * units + u), end = i + 4; i < end; i++) {
        const slope = h[delta + i] as number;
        total += slope;
        along += slope * (h[normal + i] as number);
      }
    }
    h[byShift + u] = total;
    h[byScale + u] = along;
    const by = (h[scale + u] as number) * (h[factor + u] as number);
    for (let p = 0; p < panels; p++) {
      for (let i = 4 * (p * units + u), end = i + 4; i < end; i++) {
        const held = share * (total + (h[normal + i] as number) * along);
        h[delta + i] = ((h[delta + i] as number) - held) * by;
      }
    }
  }
}
