import { createRandom } from "../../experiment/random";

/** Sounds that need no microphone. */
export const madeSounds = ["tone", "chord", "sweep", "noise"] as const;
export type MadeSound = (typeof madeSounds)[number];

/** As many pressures a second. */
export const sampleRateHz = 16_000;
const rampSamples = 400;

/**
 * One second of a sound, between −1 and 1. A chord is a major triad spread over three octaves (2 : 5 : 12), so that its tones
 * stand apart in a spectrogram; a sweep rises to eight times `pitchHz`.
 */
export function madeSound(kind: MadeSound, pitchHz: number): Float32Array<ArrayBuffer> {
  const random = createRandom(1, "noise");
  const wave = (hz: number, seconds: number): number => Math.sin(2 * Math.PI * hz * seconds);
  const rise = Math.log(8);
  const pressure = (seconds: number): number => {
    switch (kind) {
      case "tone":
        return wave(pitchHz, seconds);
      case "chord":
        return [1, 5 / 2, 6].reduce((sum, times) => sum + wave(times * pitchHz, seconds), 0) / 3;
      case "sweep":
        // The phase is what the pitch, pitchHz · 8^t, has come to.
        return wave(pitchHz, Math.expm1(rise * seconds) / rise);
      case "noise":
        return 2 * random.next() - 1;
    }
  };
  return Float32Array.from({ length: sampleRateHz }, (_, at) => {
    // Faded in and out, so that it does not begin with a click, which has every pitch.
    const fade = Math.min(1, at / rampSamples, (sampleRateHz - 1 - at) / rampSamples);
    return 0.8 * fade * pressure(at / sampleRateHz);
  });
}
