import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Split } from "../../experiment/preparation";
import { textColumn, type Column } from "../table";
import { splitRows, type Parts } from "./split-rows";

const even: Split = { train: 0.6, validation: 0.2, test: 0.2, stratify: true };
const identity = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, row) => row);

interface Case {
  rows: number;
  classes?: Int32Array | null;
  group?: Column | null;
  sealed?: Column | null;
  sourceRows?: Int32Array;
}

function parts(
  { rows, classes = null, group = null, sealed = null, sourceRows = identity(rows) }: Case,
  split: Split,
  seed = 7,
): Parts {
  const outcome = splitRows({ sourceRows, classes, group, sealed, time: null }, split, seed);
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value.parts;
}

const all = ({ train, validation, test }: Parts): number[] => [...train, ...validation, ...test];
const sorted = (rows: Iterable<number>): number[] => [...rows].sort((a, b) => a - b);

const classLists = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 30, maxLength: 200 })
  .map((list) => Int32Array.from(list));
const fractions = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([train, validation, test]): Split => ({ train, validation, test, stratify: true }));

describe("every split", () => {
  it("uses every row once", () => {
    fc.assert(
      fc.property(classLists, fractions, fc.boolean(), fc.nat(), (classes, split, stratify, seed) => {
        const found = parts({ rows: classes.length, classes }, { ...split, stratify }, seed);
        expect(sorted(all(found))).toEqual([...identity(classes.length)]);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("is the same for the same seed and another for another", () => {
    expect(parts({ rows: 100 }, even, 3)).toEqual(parts({ rows: 100 }, even, 3));
    expect(parts({ rows: 100 }, even, 3)).not.toEqual(parts({ rows: 100 }, even, 4));
    expect(parts({ rows: 100 }, { ...even, seed: 3 }, 9)).toEqual(parts({ rows: 100 }, even, 3));
  });

  it("moves hardly any of the other rows when some are dropped", () => {
    const before = new Set(parts({ rows: 1000 }, even).train);
    const kept = identity(1000).filter((row) => row % 50 !== 0);
    const after = parts({ rows: kept.length, sourceRows: kept }, even);
    const moved = [...after.train].filter((row) => !before.has(kept[row] as number));
    expect(moved.length).toBeLessThan(15);
  });

  it("fails where a part that was asked for would be empty", () => {
    const outcome = splitRows(
      { sourceRows: identity(2), classes: null, group: null, sealed: null, time: null },
      even,
      7,
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code: "data/too-few-rows" } });
  });

  it("says where it is the groups, or the share for training, that leave a part empty", () => {
    const group = textColumn("place", Array(50).fill("here") as string[]);
    const input = { sourceRows: identity(50), classes: null, group, sealed: null, time: null };
    expect(splitRows(input, { ...even, group: "place" }, 7)).toMatchObject({
      failure: { code: "data/too-few-groups", field: "place", values: { groups: 1 } },
    });
    expect(splitRows({ ...input, group: null }, { ...even, train: 0 }, 7)).toMatchObject({
      failure: { code: "data/no-training-share" },
    });
  });
});

describe("a stratified split", () => {
  it("gives every part its share of every class within one row", () => {
    fc.assert(
      fc.property(classLists, fractions, fc.nat(), (classes, split, seed) => {
        const found = parts({ rows: classes.length, classes }, split, seed);
        const total = split.train + split.validation + split.test;
        for (const label of new Set(classes)) {
          const count = classes.filter((one) => one === label).length;
          if (count < 3) continue;
          for (const part of ["train", "validation", "test"] as const) {
            const got = found[part].filter((row) => classes[row] === label).length;
            expect(Math.abs(got - (count * split[part]) / total)).toBeLessThan(1);
          }
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it("keeps classes of one or two rows in training and says so", () => {
    const classes = Int32Array.from({ length: 40 }, (_, row) => (row === 5 ? 1 : row < 2 ? 2 : 0));
    const outcome = splitRows({ sourceRows: identity(40), classes, group: null, sealed: null, time: null }, even, 7);
    if (!outcome.ok) throw new Error(outcome.failure.code);
    expect([...outcome.value.parts.train]).toEqual(expect.arrayContaining([0, 1, 5]));
    expect(outcome.value.notes).toEqual([{ step: "split", reason: "class-too-rare", changed: 3 }]);
  });

  it("comes out at the asked sizes, too", () => {
    const classes = Int32Array.from({ length: 344 }, (_, row) => row % 7);
    const { train, validation, test } = parts({ rows: 344, classes }, even);
    expect(Math.abs(train.length - 206.4)).toBeLessThan(2);
    expect(Math.abs(validation.length - 68.8)).toBeLessThan(2);
    expect(Math.abs(test.length - 68.8)).toBeLessThan(2);
  });
});

describe("a split by group", () => {
  const groupLists = fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { freq: 4 }), {
    minLength: 40,
    maxLength: 150,
  });
  const asColumn = (groups: (number | null)[]): Column =>
    textColumn(
      "g",
      groups.map((one) => (one === null ? null : `g${one}`)),
    );

  it("never has a group on two sides, and uses every row", () => {
    fc.assert(
      fc.property(groupLists, fc.nat(), (groups, seed) => {
        const found = parts({ rows: groups.length, group: asColumn(groups) }, even, seed);
        const sides = new Map<number, Set<string>>();
        for (const part of ["train", "validation", "test"] as const) {
          for (const row of found[part]) {
            const group = groups[row];
            if (group !== null && group !== undefined) sides.set(group, (sides.get(group) ?? new Set()).add(part));
          }
        }
        expect([...sides.values()].every((one) => one.size === 1)).toBe(true);
        expect(sorted(all(found))).toEqual([...identity(groups.length)]);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("fills every part even with as few groups as parts", () => {
    const groups = Array.from({ length: 90 }, (_, row) => row % 3);
    const found = parts({ rows: 90, group: asColumn(groups) }, even);
    expect([found.train.length, found.validation.length, found.test.length]).toEqual([30, 30, 30]);
  });

  it("comes near the asked sizes with many groups", () => {
    const groups = Array.from({ length: 600 }, (_, row) => Math.floor(row / 3));
    const found = parts({ rows: 600, group: asColumn(groups) }, even);
    expect(Math.abs(found.train.length - 360)).toBeLessThan(6);
    expect(Math.abs(found.validation.length - 120)).toBeLessThan(6);
  });
});

describe("a sealed test", () => {
  const season = textColumn(
    "season",
    Array.from({ length: 90 }, (_, row) => ["a", "b", "c"][row % 3] as string),
  );
  const sealedSplit: Split = { ...even, testWhere: { column: "season", equals: ["c"] } };

  it("is exactly the rows with the value; the rest keeps the ratio", () => {
    const found = parts({ rows: 90, sealed: season }, sealedSplit);
    expect([...found.test]).toEqual([...identity(90)].filter((row) => row % 3 === 2));
    expect([found.train.length, found.validation.length]).toEqual([45, 15]);
  });

  it("keeps a group with a sealed row out of training and says so", () => {
    const group = textColumn(
      "g",
      Array.from({ length: 90 }, (_, row) => `g${Math.floor(row / 2)}`),
    );
    const outcome = splitRows(
      { sourceRows: identity(90), classes: null, group, sealed: season, time: null },
      sealedSplit,
      7,
    );
    if (!outcome.ok) throw new Error(outcome.failure.code);
    const { parts: found, notes } = outcome.value;
    const sealedGroups = new Set([...found.test].map((row) => Math.floor(row / 2)));
    expect([...found.train, ...found.validation].some((row) => sealedGroups.has(Math.floor(row / 2)))).toBe(false);
    expect(notes).toMatchObject([{ reason: "group-in-sealed-test" }]);
  });

  it("fails where no row has the value", () => {
    const split: Split = { ...even, testWhere: { column: "season", equals: ["d"] } };
    const outcome = splitRows(
      { sourceRows: identity(90), classes: null, group: null, sealed: season, time: null },
      split,
      7,
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code: "data/sealed-rows-missing", field: "season" } });
  });
});
