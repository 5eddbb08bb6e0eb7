import type { Sound } from "./read-wav";

/** Zero crossings of the sinc on each side. */
const reach = 16;

/**
 * A sound at another rate: what the new rate cannot hold is filtered out, so that it does not come back as another tone.
 * Source: Smith and Gossett 1984, windowed sinc (here with a Hann window), its weights made to sum to 1.
 */
export function resample({ samples, sampleRateHz }: Sound, toHz: number): Sound {
  if (sampleRateHz === toHz) return { samples, sampleRateHz };
  const step = sampleRateHz / toHz;
  const stretch = Math.max(1, step);
  const out = new Float32Array(Math.max(1, Math.round(samples.length / step)));
  for (let i = 0; i < out.length; i++) {
    const center = i * step;
    let sum = 0;
    let weights = 0;
    const to = Math.min(samples.length - 1, Math.floor(center + reach * stretch));
    for (let at = Math.max(0, Math.ceil(center - reach * stretch)); at <= to; at++) {
      const x = (at - center) / stretch;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      const weight = sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / reach));
      sum += weight * (samples[at] as number);
      weights += weight;
    }
    out[i] = weights > 0 ? sum / weights : 0;
  }
  return { samples: out, sampleRateHz: toHz };
}
