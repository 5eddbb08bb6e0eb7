import { transform } from "./fourier";

/** What a clip is heard as: one second, 64 moments of it, 40 bands of pitch. */
export const melGrid = { sampleRateHz: 16_000, samples: 16_000, window: 512, frames: 64, bands: 40 } as const;

const { sampleRateHz, window, frames, bands } = melGrid;
const bins = window / 2 + 1;

/** Source: O'Shaughnessy 1987. */
export const melOfHz = (hz: number): number => 2595 * Math.log10(1 + hz / 700);
const hzOfMel = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);

/** Middle of each band, in Hz; the bands overlap by half, from 0 Hz to half the rate. */
export const bandHz: readonly number[] = Array.from({ length: bands + 2 }, (_, at) =>
  hzOfMel((melOfHz(sampleRateHz / 2) * at) / (bands + 1)),
);

/** [bands][bins] how much of each frequency a band takes: a triangle between its neighbours' middles. */
const filters = Array.from({ length: bands }, (_, band) => {
  const [low, middle, high] = bandHz.slice(band, band + 3) as [number, number, number];
  return Float64Array.from({ length: bins }, (_value, bin) => {
    const hz = (bin * sampleRateHz) / window;
    return Math.max(0, Math.min((hz - low) / (middle - low), (high - hz) / (high - middle)));
  });
});

/** Hann, periodic. */
const hann = Float64Array.from({ length: window }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / window));

/** Power in each frequency of one window. @param samples [window] @returns [window / 2 + 1] */
function powerSpectrum(samples: ArrayLike<number>): Float64Array {
  const real = Float64Array.from(samples, (value, at) => value * (hann[at] as number));
  const imaginary = new Float64Array(window);
  transform(real, imaginary);
  return Float64Array.from({ length: bins }, (_, bin) => (real[bin] as number) ** 2 + (imaginary[bin] as number) ** 2);
}

/**
 * Power in each band at each moment. @param samples [melGrid.samples] at melGrid.sampleRateHz
 * @returns [bands × frames], the lowest band first
 */
export function melSpectrogram(samples: Float32Array): Float64Array {
  const out = new Float64Array(bands * frames);
  for (let frame = 0; frame < frames; frame++) {
    const start = Math.round((frame * (melGrid.samples - window)) / (frames - 1));
    const power = powerSpectrum(samples.subarray(start, start + window));
    filters.forEach((filter, band) => {
      out[band * frames + frame] = filter.reduce((sum, share, bin) => sum + share * (power[bin] as number), 0);
    });
  }
  return out;
}
