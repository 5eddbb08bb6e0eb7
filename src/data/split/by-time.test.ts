import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { makeTable, numberColumn, textColumn } from "../table";
import { byTime, momentOf } from "./by-time";
import { previewSplit } from "./split-preview";

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

describe("leaks of a split", () => {
  const days = Array.from(
    { length: 60 },
    (_, row) => `2020-${String(1 + (row % 12)).padStart(2, "0")}-${String(1 + (row % 28)).padStart(2, "0")}`,
  );
  const table = makeTable([
    textColumn("day", days),
    numberColumn(
      "x",
      days.map((_, row) => (row < 50 ? row : row - 50)),
    ),
    textColumn(
      "y",
      days.map((_, row) => (row % 2 ? "a" : "b")),
    ),
  ]);
  const experiment: Experiment = {
    ...defaultExperiment,
    data: { kind: "file", name: "t.csv", bytes: 1 },
    target: "y",
    preparation: [{ step: "auto" }],
  };
  const leaksOf = (split: Partial<Experiment["split"]>) => {
    const outcome = previewSplit(table, { ...experiment, split: { ...experiment.split, ...split } });
    if (!outcome.ok) throw new Error(outcome.failure.code);
    return outcome.value.leaks.map(({ leak }) => leak);
  };
  it("a random split of dated rows learns from the future of its judges; one by time does not", () => {
    expect(leaksOf({})).toContain("future");
    expect(leaksOf({ time: "day" })).not.toContain("future");
  });
  it("copies of training rows among the judges are counted", () => {
    const copied = makeTable(
      table.columns.map((column) =>
        column.kind === "number"
          ? { ...column, values: column.values.map((_, row) => row % 6) }
          : column.name === "day"
            ? { ...column, codes: column.codes.map((_, row) => row % 6) }
            : { ...column, codes: column.codes.map((_, row) => row % 2) },
      ),
    );
    const outcome = previewSplit(copied, experiment);
    expect(outcome.ok && outcome.value.leaks).toContainEqual({ leak: "duplicates", rows: 24, of: 24 });
  });
});
