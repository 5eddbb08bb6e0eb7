import { describe, expect, it } from "vitest";
import { heardIn } from "./heard";
import { madeSound, madeSounds, sampleRateHz } from "./made-sound";

const names = { time: "time", pitch: "pitch", value: "value" };

describe("a made sound", () => {
  it.each(madeSounds)("%s is a second between −1 and 1 that begins and ends in silence", (kind) => {
    const samples = madeSound(kind, 300);
    expect(samples).toHaveLength(sampleRateHz);
    expect(Math.max(...samples.map(Math.abs))).toBeLessThan(0.801);
    expect(Math.abs(samples[0] ?? 1) + Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.01);
    expect(madeSound(kind, 300)).toEqual(samples);
  });

  it.each([200, 440, 1000, 3000, 6000])("a tone of %i Hz is loudest in the band around it", (hz) => {
    const { loudestHz } = heardIn(madeSound("tone", hz), names);
    expect(Math.abs(loudestHz - hz)).toBeLessThan(0.1 * hz + 40);
  });

  it("a rising tone is higher later", () => {
    const { rows } = heardIn(madeSound("sweep", 300), names).table;
    const loudest = [0.25, 0.5, 0.75].map((when) => {
      const near = rows.filter(([time]) => Math.abs(Number(time) - when) < 0.01);
      return Number(near.reduce((a, b) => (Number(b[2]) > Number(a[2]) ? b : a))[1]);
    });
    for (const [at, octaves] of [0.75, 1.5, 2.25].entries()) {
      const hz = 300 * 2 ** octaves;
      expect(Math.abs((loudest[at] ?? 0) - hz)).toBeLessThan(0.15 * hz);
    }
  });

  it("a chord shows its three tones apart", () => {
    const { rows } = heardIn(madeSound("chord", 300), names).table;
    const middle = rows.filter((_, at) => at % 64 === 32).reverse();
    const value = (at: number): number => Number(middle[at]?.[2] ?? 0);
    const peaks = middle.flatMap(([, hz], at) =>
      value(at) > 200 && value(at) >= value(at - 1) && value(at) > value(at + 1) ? [Number(hz)] : [],
    );
    expect(peaks).toHaveLength(3);
    [300, 750, 1800].forEach((hz, at) => expect(Math.abs((peaks[at] ?? 0) - hz)).toBeLessThan(0.1 * hz));
  });

  it("its numbers are 64 moments of 40 bands", () => {
    expect(heardIn(madeSound("noise", 300), names).table.rows).toHaveLength(64 * 40);
  });
});
