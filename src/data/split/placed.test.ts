import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { split as schema, type Split } from "../../experiment/preparation";
import { mostPlacedRows } from "../../experiment/step-fields";
import { numberColumn, textColumn, type Column } from "../table";
import { splitRows } from "./split-rows";

const even: Split = { train: 0.6, validation: 0.2, test: 0.2, stratify: false };
const sourceRows = Int32Array.from({ length: 60 }, (_, row) => 3 * row);
const drawn = (split: Split, more: { group?: Column; time?: Column } = {}) => {
  const input = { sourceRows, classes: null, group: null, sealed: null, time: null, ...more };
  const outcome = splitRows(input, split, 7);
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
};
const names = ["train", "validation", "test"] as const;
const group = textColumn(
  "g",
  Array.from(sourceRows, (_, row) => `g${row % 20}`),
);
const time = numberColumn("t", sourceRows);

describe("rows placed by hand", () => {
  it("stand where they were put, and no other row moves", () => {
    const ways: [Split, { group?: Column; time?: Column }][] = [
      [even, {}],
      [{ ...even, group: "g" }, { group }],
      [{ ...even, time: "t" }, { time }],
      [{ ...even, folds: { of: 4, take: 1 } }, {}],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...ways),
        fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 6 }),
        fc.array(fc.constantFrom(...names), { minLength: 6, maxLength: 6 }),
        ([split, more], rows, parts) => {
          const placed: Record<string, number[]> = { train: [], validation: [], test: [] };
          rows.forEach((row, at) => placed[parts[at] ?? "train"]?.push(3 * row));
          const before = drawn(split, more).parts;
          const after = drawn({ ...split, placed }, more).parts;
          for (const part of names) {
            const expected = [...before[part]].filter((row) => !rows.includes(row));
            expected.push(...rows.filter((row) => placed[part]?.includes(3 * row)));
            expect([...after[part]]).toEqual(expected.sort((a, b) => a - b));
          }
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it("are counted in the notes, with those that stand apart from their group", () => {
    const { parts } = drawn({ ...even, group: "g" }, { group });
    const row = parts.train[0] ?? -1;
    const { notes } = drawn({ ...even, group: "g", placed: { test: [3 * row] } }, { group });
    expect(notes).toEqual([
      { step: "split", reason: "placed-by-hand", changed: 1 },
      { step: "split", reason: "placed-apart", column: "g", changed: 1 },
    ]);
  });

  it("are not apart where their whole group moved along", () => {
    const { parts } = drawn({ ...even, group: "g" }, { group });
    const moved = [...parts.train].filter((row) => row % 20 === (parts.train[0] ?? 0) % 20);
    const { notes } = drawn({ ...even, group: "g", placed: { test: moved.map((row) => 3 * row) } }, { group });
    expect(notes).toEqual([{ step: "split", reason: "placed-by-hand", changed: 3 }]);
  });

  it("that are not in the table change nothing", () => {
    expect(drawn({ ...even, placed: { test: [1, 2, 1_000_000] } })).toEqual(drawn(even));
  });
});

describe("what a split may say", () => {
  const isFine = (change: object) => v.is(schema, { ...even, ...change });
  it("a fold that there is, of 2 to 20", () => {
    expect(isFine({ folds: { of: 5, take: 4 } })).toBe(true);
    for (const folds of [
      { of: 5, take: 5 },
      { of: 1, take: 0 },
      { of: 21, take: 0 },
      { of: 3, take: -1 },
      { of: 3.5, take: 0 },
    ])
      expect(isFine({ folds }), JSON.stringify(folds)).toBe(false);
  });
  it("rows placed once, and not too many of them", () => {
    const many = Array.from({ length: mostPlacedRows + 1 }, (_, row) => row);
    expect(isFine({ placed: { train: [1, 2], test: [3] } })).toBe(true);
    for (const placed of [
      { train: [1, 1] },
      { train: [1], test: [1] },
      { test: [-1] },
      { test: [0.5] },
      { test: many },
    ])
      expect(isFine({ placed }), JSON.stringify(placed).slice(0, 40)).toBe(false);
  });
});
