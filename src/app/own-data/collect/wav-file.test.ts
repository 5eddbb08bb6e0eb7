import { describe, expect, it } from "vitest";
import { loudness, samplesOf, wavFile } from "./wav-file";

const tone = Float32Array.from({ length: 1600 }, (_, at) => 0.8 * Math.sin((2 * Math.PI * 440 * at) / 16_000));

describe("a recorded clip", () => {
  it("is a WAV of one channel, 16 bits, with its lengths right", () => {
    const wav = wavFile(tone);
    const view = new DataView(wav.buffer);
    const text = (at: number) => new TextDecoder().decode(wav.slice(at, at + 4));
    expect([text(0), text(8), text(12), text(36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
    expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([wav.length - 8, 3200]);
    expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).toEqual([1, 16_000, 16]);
  });

  it("sounds as it was recorded, to half a step of 16 bits", () => {
    samplesOf(wavFile(tone)).forEach((sample, at) => expect(Math.abs(sample - (tone[at] ?? 0))).toBeLessThan(1.6e-5));
  });

  it("is held at its loudest where it is louder than a WAV can be", () => {
    expect([...samplesOf(wavFile(Float32Array.of(2, -3)))]).toEqual([1, -1]);
  });

  it("shows where it is loud", () => {
    const clip = new Float32Array(100);
    clip[75] = -0.5;
    expect(loudness(clip, 4)).toEqual([0, 0, 0, 0.5]);
  });
});
