/** How loud a clip is, from 0 to 1, in `bars` equal stretches: its largest sample in each. */
export function loudness(samples: Float32Array, bars: number): number[] {
  const stretch = Math.max(1, Math.ceil(samples.length / bars));
  return Array.from({ length: bars }, (_, bar) =>
    samples
      .subarray(bar * stretch, (bar + 1) * stretch)
      .reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0),
  );
}
