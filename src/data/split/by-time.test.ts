import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberColumn, textColumn } from "../table";
import { byTime, momentOf } from "./by-time";

const fractions = [0.6, 0.2, 0.2];

describe("a split by time", () => {
  it("never lets a training row lie after a row that judges, parts no moment, and loses no row", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(NaN)), { minLength: 10 }), (times) => {
        const column = numberColumn("t", times);
        const rows = times.map((_, row) => row);
        const { parts, unknown } = byTime(rows, column, fractions);
        expect([...parts.flat()].sort((a, b) => a - b)).toEqual(rows.filter((row) => !Number.isNaN(times[row])));
        expect(unknown).toBe(times.filter(Number.isNaN).length);
        let latest = -Infinity;
        for (const part of parts.filter(({ length }) => length > 0)) {
          const moments = part.map((row) => times[row] as number);
          expect(Math.min(...moments)).toBeGreaterThan(latest);
          latest = Math.max(...moments);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("reads dates with and without a time of day", () => {
    const column = textColumn("t", ["2007-11-11", "11.11.2007", "2007-11-11 13:30", "soon", null]);
    const moments = [0, 1, 2, 3, 4].map((row) => momentOf(column, row));
    expect(moments[1]).toBe(moments[0]);
    expect((moments[2] as number) - (moments[0] as number)).toBe(13.5 * 3600_000);
    expect(moments.slice(3)).toEqual([NaN, NaN]);
  });
});
