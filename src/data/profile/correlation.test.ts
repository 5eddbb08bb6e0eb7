import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "../statistics";
import { pearson, ranksOf } from "./correlation";
import reference from "./fixtures/correlation.json";

const lists = new Map(Object.entries(reference.lists).map(([name, list]) => [name, Float64Array.from(list)]));
const listOf = (name: string): Float64Array => lists.get(name) ?? new Float64Array();

describe("as SciPy has it", () => {
  it.each(reference.pairs)("the correlation of $a and $b", ({ a, b, ...expected }) => {
    expect(pearson(listOf(a), listOf(b))).toBeCloseTo(expected.pearson, 7);
    expect(pearson(ranksOf(listOf(a)), ranksOf(listOf(b)))).toBeCloseTo(expected.spearman, 10);
  });

  it.each(Object.entries(reference.skewness))("the skewness of %s", (name, skewness) => {
    expect(spread(listOf(name)).skewness).toBeCloseTo(skewness, 5);
  });
});

it("a column that does not vary goes with nothing", () => {
  expect(pearson(Float64Array.of(0.1, 0.1, 0.1, 0.1), Float64Array.of(1, 2, 3, 4))).toBeNull();
  expect(pearson(Float64Array.of(1, 2), Float64Array.of(1, 2))).toBeNull();
});

it("correlation is symmetric, within −1 and 1, and blind to unit and origin", () => {
  const number = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 3, maxLength: 30 }), (rows) => {
      const [a, b] = [Float64Array.from(rows, ([x]) => x), Float64Array.from(rows, ([, y]) => y)];
      const r = pearson(a, b);
      expect(pearson(b, a)).toBe(r);
      if (r === null) return;
      expect(Math.abs(r)).toBeLessThanOrEqual(1);
      expect(
        pearson(
          a.map((x) => 4 * x + 8),
          b,
        ),
      ).toBeCloseTo(r, 9);
    }),
  );
});
