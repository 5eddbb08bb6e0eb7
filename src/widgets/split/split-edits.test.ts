import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Split } from "../../experiment/preparation";
import { mostPlacedRows } from "../../experiment/step-fields";
import { placedIn, placedRows, wayOf, withRowsIn, withShare, withWay } from "./split-edits";

const split: Split = { train: 0.6, validation: 0.2, test: 0.2, stratify: true };

describe("the way rows are dealt", () => {
  it("is what was chosen last, by the column that was named", () => {
    expect(wayOf(split, true)).toBe("classes");
    expect(wayOf(split, false)).toBe("chance");
    const grouped = withWay(split, "group", "ring");
    expect(grouped).toMatchObject({ group: "ring" });
    const timed = withWay(grouped, "time", "day");
    expect(timed).toEqual({ ...split, time: "day" });
    expect(withWay(timed, "chance", undefined)).toEqual({ ...split, stratify: false });
    for (const way of ["chance", "classes", "group", "time"] as const)
      expect(wayOf(withWay(split, way, "c"), true)).toBe(way);
  });
  it("waits for a column where it needs one", () => {
    expect(withWay(split, "group", undefined)).toEqual(split);
  });
});

it("shares always sum to the whole, and the others keep their proportion", () => {
  const next = withShare(split, "test", 50);
  expect(next).toMatchObject({ train: 0.375, validation: 0.125, test: 0.5 });
  expect(withShare({ ...split, test: 0, testWhere: { column: "c", equals: ["x"] } }, "train", 70)).toMatchObject({
    train: 0.7,
    validation: 0.3,
    test: 0,
  });
});

describe("rows placed by hand", () => {
  const parts = ["train", "validation", "test", null] as const;
  it("are where they were put last, once, or where chance has them", () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom(...parts)), { maxLength: 20 });
    fc.assert(
      fc.property(moves, (list) => {
        const after = list.reduce<Split>((now, [row, part]) => withRowsIn(now, [row], part) ?? now, split);
        const last = new Map(list);
        for (const [row, part] of last) expect(placedIn(after, row)).toBe(part);
        const rows = placedRows(after);
        expect(new Set(rows).size).toBe(rows.length);
        if (rows.length === 0) expect(after).toEqual(split);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
  it("are not too many for the Experiment", () => {
    const many = Array.from({ length: mostPlacedRows }, (_, row) => row);
    const full = withRowsIn(split, many, "train");
    expect(full && withRowsIn(full, [5], "test")).not.toBeNull();
    expect(full && withRowsIn(full, [mostPlacedRows], "test")).toBeNull();
  });
});
