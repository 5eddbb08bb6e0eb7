import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pixelsOf } from "../images/image-cell";
import { transform } from "./fourier";
import { bandHz, melGrid, melOfHz, melSpectrogram } from "./mel-spectrogram";
import { readWav, type Sound } from "./read-wav";
import { resample } from "./resample";
import { loudestClip, soundCell } from "./sound-cell";
import { writeWav } from "./write-wav";

/** Made by fixtures/make-sounds.py with numpy and scipy. */
const reference = JSON.parse(readFileSync(new URL("fixtures/sounds.json", import.meta.url), "utf8")) as {
  files: { name: string; file: string; samples: number[] }[];
  clip: string;
  mel: { band: number; frame: number; power: number }[];
};
const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, "base64"));
const read = (bytes: Uint8Array): Sound => {
  const outcome = readWav(bytes);
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
};
const tone = (hz: number, sampleRateHz: number, seconds: number): Sound => ({
  sampleRateHz,
  samples: Float32Array.from({ length: sampleRateHz * seconds }, (_, at) =>
    Math.sin((2 * Math.PI * hz * at) / sampleRateHz),
  ),
});
const power = ({ samples }: Sound): number => samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length;

describe("a WAV file has the samples that scipy reads", () => {
  it.each(reference.files)("$name", ({ file, samples }) => {
    const found = read(bytesOf(file)).samples;
    expect(found).toHaveLength(samples.length);
    samples.forEach((value, at) => expect(found[at]).toBeCloseTo(value, 6));
  });

  it("and gives back what was written", () => {
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
        const sound = read(writeWav({ samples: Float32Array.from(values), sampleRateHz: 16_000 }));
        expect(sound.sampleRateHz).toBe(16_000);
        values.forEach((one, at) => expect(Math.abs((sound.samples[at] as number) - one)).toBeLessThan(1e-4));
      }),
      { seed: 1, numRuns: 40 },
    );
  });
});

describe("a file that is no WAV of sound is refused:", () => {
  const wav = writeWav({ samples: new Float32Array(40), sampleRateHz: 8000 });
  const withBytes = (at: number, ...bytes: number[]): Uint8Array => {
    const changed = wav.slice();
    changed.set(bytes, at);
    return changed;
  };
  it.each([
    ["nothing", new Uint8Array(), "sound/not-wav"],
    ["an mp3", new TextEncoder().encode("ID3 and so on"), "sound/not-wav"],
    ["another RIFF", withBytes(8, 0x41), "sound/not-wav"],
    ["without a format", withBytes(12, 0x46), "sound/broken"],
    ["without data", wav.subarray(0, 36), "sound/broken"],
    ["data of no length", wav.subarray(0, 44), "sound/empty"],
    ["packed samples", withBytes(20, 85), "sound/format"],
    ["12 bits", withBytes(34, 12), "sound/format"],
    ["no channel", withBytes(22, 0), "sound/broken"],
    ["a rate of four thousand million", withBytes(24, 255, 255, 255, 255), "sound/broken"],
  ])("%s", (_, bytes, code) => {
    expect(readWav(bytes)).toMatchObject({ ok: false, failure: { code } });
  });

  it("but one that states more than there is has what there is", () => {
    expect(read(withBytes(40, 255, 255, 255, 255)).samples).toHaveLength(40);
  });

  it("and no bytes make it throw", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const changed = wav.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        const outcome = readWav(changed);
        if (outcome.ok) expect(outcome.value.samples.every((value) => Math.abs(value) <= 1)).toBe(true);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

describe("the Fourier transform", () => {
  it("keeps the energy (Parseval)", () => {
    const real = Float64Array.from({ length: 256 }, (_, at) => Math.sin(at * at));
    const before = real.reduce((sum, value) => sum + value ** 2, 0);
    const imaginary = new Float64Array(256);
    transform(real, imaginary);
    const after = real.reduce((sum, value, at) => sum + value ** 2 + (imaginary[at] as number) ** 2, 0);
    expect(after / 256).toBeCloseTo(before, 9);
  });

  it("of a tone is nothing but that tone", () => {
    const real = Float64Array.from({ length: 64 }, (_, at) => Math.cos((2 * Math.PI * 5 * at) / 64));
    transform(real, new Float64Array(64));
    expect([...real].flatMap((value, at) => (Math.abs(value) > 1e-9 ? [at] : []))).toEqual([5, 59]);
  });
});

describe("a spectrogram in mel", () => {
  it("has the power that numpy finds", () => {
    const { samples } = read(bytesOf(reference.clip));
    const found = melSpectrogram(samples);
    for (const { band, frame, power: expected } of reference.mel) {
      expect((found[band * melGrid.frames + frame] as number) / expected).toBeCloseTo(1, 4);
    }
  });

  it("has a tone's energy in the tone's band", () => {
    for (const hz of [150, 440, 1000, 3000, 6500]) {
      const found = melSpectrogram(tone(hz, 16_000, 1).samples);
      const column = Array.from({ length: melGrid.bands }, (_, band) => found[band * melGrid.frames + 30] as number);
      const loudest = column.indexOf(Math.max(...column));
      const halfBand = (melOfHz(8000) / (melGrid.bands + 1)) * 0.5;
      expect(Math.abs(melOfHz(bandHz[loudest + 1] as number) - melOfHz(hz))).toBeLessThanOrEqual(halfBand * 1.1);
    }
  });
});

describe("a sound at another rate", () => {
  it.each([
    [44_100, 16_000],
    [8000, 16_000],
  ])("keeps a tone that it can hold: %d to %d Hz", (from, to) => {
    const after = resample(tone(1000, from, 0.5), to);
    expect(after.samples).toHaveLength(to / 2);
    const middle = { ...after, samples: after.samples.subarray(200, -200) };
    expect(power(middle)).toBeCloseTo(0.5, 3);
    const asMade = tone(1000, to, 0.5).samples;
    expect(Math.abs((after.samples[3000] as number) - (asMade[3000] as number))).toBeLessThan(0.005);
  });

  it("loses a tone that it cannot hold, which does not come back as another", () => {
    expect(power(resample(tone(12_000, 48_000, 0.5), 16_000))).toBeLessThan(1e-3);
  });
});

describe("a sound as a picture", () => {
  it("is low tones at the bottom, time from left to right, of one size and gray", () => {
    const samples = new Float32Array(16_000);
    samples.set(tone(300, 16_000, 0.5).samples, 0);
    samples.set(tone(4000, 16_000, 0.5).samples, 8000);
    const picture = pixelsOf(soundCell({ samples, sampleRateHz: 16_000 }));
    expect(picture).toMatchObject({ width: 64, height: 40, channels: 1 });
    const lightestRow = (frame: number): number => {
      const column = Array.from({ length: 40 }, (_, y) => picture?.pixels[y * 64 + frame] ?? 0);
      return column.indexOf(Math.max(...column));
    };
    expect(lightestRow(10)).toBeGreaterThan(30);
    expect(lightestRow(50)).toBeLessThan(12);
  });

  it("does not say how loud the whole was", () => {
    const sound = tone(700, 22_050, 0.7);
    const quiet = { ...sound, samples: sound.samples.map((value) => value / 8) };
    expect(soundCell(quiet)).toBe(soundCell(sound));
  });

  it("of silence is black", () => {
    const picture = pixelsOf(soundCell({ samples: new Float32Array(5), sampleRateHz: 8000 }));
    expect(picture?.pixels.every((value) => value === 0)).toBe(true);
  });

  it("is its loudest second, or all of it amid silence", () => {
    const samples = new Float32Array(48_000).fill(0.01);
    samples.fill(0.9, 30_000, 34_000);
    const clip = loudestClip(samples);
    expect(clip.filter((value) => value > 0.5)).toHaveLength(4000);
    const short = loudestClip(Float32Array.of(1, 1));
    expect([short.length, short[7999], short[8000]]).toEqual([16_000, 1, 1]);
  });
});
