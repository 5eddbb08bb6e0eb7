import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textColumn } from "../table";
import { splitRows, type Parts } from "./split-rows";
import type { Split } from "../../experiment/preparation";

const rows = 60;
const island = textColumn(
  "island",
  Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? "North" : "South")),
);
const shares = { train: 0.6, validation: 0.4, test: 0, stratify: false };

function parts(split: Partial<Split>, seed = 3): Parts {
  const input = {
    sourceRows: Int32Array.from({ length: rows }, (_, row) => row),
    classes: null,
    group: null,
    sealed: null,
    time: null,
    teaching: split.trainWhere ? island : null,
    judging: split.validationWhere ? island : null,
  };
  const drawn = splitRows(input, { ...shares, ...split }, seed);
  if (!drawn.ok) throw new Error(drawn.failure.code);
  return drawn.value.parts;
}

describe("which of the rows teach and judge", () => {
  it("fewer training rows are some of the more, and nothing else changes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 36 }),
        fc.integer({ min: 1, max: 36 }),
        fc.nat(1000),
        (one, other, seed) => {
          const [few, many] = [Math.min(one, other), Math.max(one, other)].map((take) => parts({ take }, seed));
          const all = parts({}, seed);
          expect(few?.train.length).toBe(Math.min(one, other));
          expect([...(few?.train ?? [])].every((row) => many?.train.includes(row))).toBe(true);
          expect([...(many?.train ?? [])].every((row) => all.train.includes(row))).toBe(true);
          expect(few?.validation).toEqual(all.validation);
        },
      ),
      { seed: 5, numRuns: 40 },
    );
  });

  it("only rows of the one place teach, only rows of the other judge", () => {
    const { train, validation } = parts({
      trainWhere: { column: "island", equals: ["North"] },
      validationWhere: { column: "island", equals: ["South"] },
    });
    expect(train.length).toBeGreaterThan(0);
    expect([...train].every((row) => row % 3 === 0)).toBe(true);
    expect([...validation].every((row) => row % 3 !== 0)).toBe(true);
  });

  it("a row that judges stays where it is, whoever teaches", () => {
    const judging = { validationWhere: { column: "island", equals: ["South"] } };
    expect(parts({ ...judging, trainWhere: { column: "island", equals: ["South"] }, take: 5 }).validation).toEqual(
      parts(judging).validation,
    );
  });

  it("a part that nobody is left for is told", () => {
    expect(() => parts({ trainWhere: { column: "island", equals: ["East"] } })).toThrow("data/none-where");
  });
});
