import { imageCell } from "../images/image-cell";
import { melGrid, melSpectrogram } from "./mel-spectrogram";
import type { Sound } from "./read-wav";
import { resample } from "./resample";

/** So far below the loudest is heard as silence. */
const rangeDb = 80;
/** Below this no clip counts as anything but silence: the power of the smallest step of 16 bits. */
const silence = 1e-6;

/**
 * A sound as a gray picture, its spectrogram: time from left to right, pitch from bottom to top, lighter is louder. It is
 * the loudest second of it; a shorter one stands in the middle of silence. How loud the whole is does not count.
 */
export function soundCell(sound: Sound): string {
  const clip = loudestClip(resample(sound, melGrid.sampleRateHz).samples);
  const power = melSpectrogram(clip);
  const loudest = power.reduce((most, value) => Math.max(most, value), silence);
  const pixels = new Uint8Array(power.length);
  power.forEach((value, at) => {
    const [band, frame] = [Math.floor(at / melGrid.frames), at % melGrid.frames];
    const db = 10 * Math.log10(Math.max(value, 1e-20) / loudest);
    const row = melGrid.bands - 1 - band;
    pixels[row * melGrid.frames + frame] = Math.round(255 * Math.max(0, 1 + db / rangeDb));
  });
  return imageCell(pixels, melGrid.frames, melGrid.bands, 1);
}

/** [melGrid.samples] the part with the most energy, found in steps of a hundredth of a second. */
export function loudestClip(samples: Float32Array): Float32Array {
  const length = melGrid.samples;
  const clip = new Float32Array(length);
  if (samples.length <= length) {
    clip.set(samples, Math.floor((length - samples.length) / 2));
    return clip;
  }
  const step = melGrid.sampleRateHz / 100;
  const energyOf = (from: number, to: number): number => {
    let sum = 0;
    for (let at = from; at < to; at++) sum += (samples[at] as number) ** 2;
    return sum;
  };
  let energy = energyOf(0, length);
  let [best, most] = [0, energy];
  for (let from = step; from + length <= samples.length; from += step) {
    energy += energyOf(from + length - step, from + length) - energyOf(from - step, from);
    // Rounding must not decide among windows of equal energy.
    if (energy > most * (1 + 1e-9)) [best, most] = [from, energy];
  }
  clip.set(samples.subarray(best, best + length));
  return clip;
}
