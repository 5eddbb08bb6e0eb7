import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Split } from "../../experiment/preparation";
import { numberColumn, textColumn, type Column } from "../table";
import reference from "./fixtures/folds.json" with { type: "json" };
import { splitRows, type Parts } from "./split-rows";

const identity = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, row) => row);
const all: Split = { train: 0.5, validation: 0.5, test: 0, stratify: false };

interface Case {
  rows: number;
  classes?: Int32Array | null;
  group?: Column | null;
  time?: Column | null;
}

function parts({ rows, classes = null, group = null, time = null }: Case, split: Split, seed = 5): Parts {
  const outcome = splitRows({ sourceRows: identity(rows), classes, group, sealed: null, time }, split, seed);
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value.parts;
}

const everyFold = (of: number): Split["folds"][] => Array.from({ length: of }, (_, take) => ({ of, take }));
const sorted = (rows: Iterable<number>): number[] => [...rows].sort((a, b) => a - b);
const groupColumn = (groups: readonly number[]): Column =>
  textColumn(
    "g",
    groups.map((one) => `g${one}`),
  );

describe("folds have the sizes that scikit-learn gives them", () => {
  const sizes = reference.filter(({ chance }) => chance !== undefined);
  it.each(sizes)("$of folds of $rows rows: by chance, by group, by time", (one) => {
    const { rows, of } = one;
    const judged = (found: Parts[]) => found.map(({ validation }) => validation.length);
    expect(judged(everyFold(of).map((folds) => parts({ rows }, { ...all, folds })))).toEqual(one.chance);
    const group = groupColumn(one.groups ?? []);
    expect(judged(everyFold(of).map((folds) => parts({ rows, group }, { ...all, folds })))).toEqual(one.group);
    const time = numberColumn(
      "t",
      identity(rows).map((row) => (row * 37) % 1009),
    );
    const forward = everyFold(of).map((folds) => parts({ rows, time }, { ...all, folds }));
    expect(forward.map(({ train, validation }) => [train.length, validation.length])).toEqual(one.time);
  });

  it.each(reference.filter(({ stratified }) => stratified !== null))("$of folds of $rows rows: by classes", (one) => {
    const classes = Int32Array.from(one.classes);
    const found = everyFold(one.of).map((folds) => {
      const { validation } = parts({ rows: one.rows, classes }, { ...all, stratify: true, folds });
      return [0, 1, 2, 3].slice(0, Math.max(...classes) + 1).map((label) => {
        return validation.filter((row) => classes[row] === label).length;
      });
    });
    expect(found).toEqual(one.stratified);
  });
});

describe("over all folds", () => {
  const lists = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 60, maxLength: 150 });
  const ways = fc.constantFrom("chance", "classes", "group" as const);
  const folded = fc.record({ labels: lists, way: ways, of: fc.integer({ min: 2, max: 6 }), seed: fc.nat() });
  const draw = ({ labels, way, of, seed }: { labels: number[]; way: string; of: number; seed: number }) =>
    everyFold(of).map((folds) =>
      parts(
        {
          rows: labels.length,
          classes: Int32Array.from(labels),
          group: way === "group" ? groupColumn(labels) : null,
        },
        { train: 0.6, validation: 0.2, test: 0.2, stratify: way === "classes", folds },
        seed,
      ),
    );

  it("every row outside the test judges exactly once, and teaches in all other folds", () => {
    fc.assert(
      fc.property(folded, (asked) => {
        fc.pre(asked.way !== "group" || new Set(asked.labels).size >= 9);
        const found = draw(asked);
        const outside = sorted([...(found[0]?.train ?? []), ...(found[0]?.validation ?? [])]);
        expect(sorted(found.flatMap(({ validation }) => [...validation]))).toEqual(outside);
        for (const { train, validation, test } of found) {
          expect(sorted([...train, ...validation])).toEqual(outside);
          expect([...test]).toEqual([...(found[0]?.test ?? [])]);
          expect(test.some((row) => outside.includes(row))).toBe(false);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it("a group never stands on two sides", () => {
    fc.assert(
      fc.property(folded, (asked) => {
        fc.pre(new Set(asked.labels).size >= 9);
        for (const { train, validation, test } of draw({ ...asked, way: "group" })) {
          const [teach, judge, sealed] = [train, validation, test].map((rows) => {
            return new Set(Array.from(rows, (row) => asked.labels[row]));
          });
          expect([...(judge ?? [])].some((one) => teach?.has(one) || sealed?.has(one))).toBe(false);
          expect([...(sealed ?? [])].some((one) => teach?.has(one))).toBe(false);
        }
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it("by classes, no fold has two rows more of a class than another", () => {
    fc.assert(
      fc.property(folded, (asked) => {
        const found = draw({ ...asked, way: "classes" });
        for (const label of new Set(asked.labels)) {
          const counts = found.map(({ validation }) => validation.filter((row) => asked.labels[row] === label).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it("by time, nothing that teaches lies after the fold, no moment is parted, and later rows are left out", () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 2, max: 4 }), (moments, of) => {
        const time = numberColumn("t", moments);
        for (const folds of everyFold(of)) {
          const outcome = splitRows(
            { sourceRows: identity(moments.length), classes: null, group: null, sealed: null, time },
            { ...all, folds },
            5,
          );
          if (!outcome.ok) continue;
          const { train, validation } = outcome.value.parts;
          const last = Math.max(...Array.from(train, (row) => moments[row] ?? NaN));
          expect(Math.min(...Array.from(validation, (row) => moments[row] ?? NaN))).toBeGreaterThan(last);
          const after = outcome.value.notes.find(({ reason }) => reason === "after-the-fold")?.changed ?? 0;
          expect(train.length + validation.length + after).toBe(moments.length);
        }
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

it("says how many rows are of classes that cannot stand in every fold", () => {
  const classes = Int32Array.from({ length: 50 }, (_, row) => (row < 3 ? 1 : 0));
  const outcome = splitRows(
    { sourceRows: identity(50), classes, group: null, sealed: null, time: null },
    { ...all, stratify: true, folds: { of: 5, take: 0 } },
    5,
  );
  expect(outcome.ok && outcome.value.notes).toEqual([{ step: "split", reason: "class-fewer-than-folds", changed: 3 }]);
});
