import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Training } from "../experiment/training";
import reference from "./fixtures/optimizers.json";
import { scheduleFactor, scheduleMomentum } from "./schedules";

const training = (settings: Partial<Training>): Training => ({
  epochs: reference.epochs,
  batchSize: 1,
  optimizer: "sgd",
  learningRate: 1,
  ...settings,
});

describe("a schedule", () => {
  it.each(reference.schedules.map((each) => ({ ...each, name: JSON.stringify(each.settings) })))(
    "goes as published: $name",
    ({ settings, factors, momenta }) => {
      const all = training(settings as Partial<Training>);
      reference.moments.forEach((epoch, i) => {
        expect(scheduleFactor(all, epoch), `epoch ${epoch}`).toBeCloseTo(factors[i] ?? NaN, 4);
        expect(scheduleMomentum(all, epoch), `momentum, epoch ${epoch}`).toBeCloseTo(momenta[i] ?? NaN, 5);
      });
    },
  );

  it("one-cycle begins and ends where it says, and is at its height once it has risen", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (epochs, rise, startDivisor, endDivisor) => {
          const all = training({ epochs, schedule: "one-cycle", oneCycle: { rise, startDivisor, endDivisor } });
          expect(scheduleFactor(all, 0) * startDivisor).toBeCloseTo(1, 9);
          expect(scheduleFactor(all, rise * epochs)).toBeCloseTo(1, 9);
          expect(scheduleFactor(all, epochs) * startDivisor * endDivisor).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it("never gives more than the learning rate, nor less than nothing, whatever its numbers", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Partial<Training>>(
          { schedule: "step", steps: { everyEpochs: 1, factor: 0 } },
          { schedule: "cosine" },
          { schedule: "warm-up", warmUp: { epochs: 100, then: "cosine" } },
          { schedule: "one-cycle", oneCycle: { rise: 0, startDivisor: 1, endDivisor: 1 } },
          { schedule: "one-cycle", oneCycle: { rise: 1, startDivisor: 9, endDivisor: 9 } },
        ),
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (settings, epochs, epoch) => {
          const factor = scheduleFactor(training({ ...settings, epochs }), epoch);
          expect(factor).toBeGreaterThanOrEqual(0);
          expect(factor).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
