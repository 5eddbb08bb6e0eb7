import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trainingDefaults, type Training } from "../../experiment/training";
import { createRandom } from "../../experiment/random";
import type { Fit, Model, TrainingRows } from "../family";
import { centresOf, layerOf, nearestCentres, squaredDistance } from "./centres";
import family from "./family";
import { firstCentres } from "./first-centres";
import fixture from "./k-means-fixture.json";
import { moveCentres } from "./move-centres";

const training: Training = { epochs: 1, batchSize: 8, optimizer: "sgd", learningRate: 0.1 };
const build = (groups: number, inputs: number, start: "spread" | "random" = "spread"): Promise<Model> =>
  family.build(
    { family: "clustering", groups, start },
    { task: "clustering", inputs, classes: groups },
    1,
    training,
    "fused-plain",
  );
const fitOf = (data: TrainingRows, seed = 3): Fit => ({
  data,
  fromEpoch: 0,
  seed,
  classWeights: null,
  settings: () => ({ ...trainingDefaults, ...training }),
});
const rowsOf = (x: Float32Array, inputs: number): TrainingRows => ({
  x,
  y: new Float32Array(x.length / inputs),
  rows: x.length / inputs,
});
const centresIn = async (model: Model): Promise<Float32Array> => {
  const [layer] = await model.inspect();
  if (!layer) throw new Error("no layer");
  return centresOf(layer);
};
/** At most so many rounds. @returns how many there were */
function run(model: Model, data: TrainingRows, most = 300, seed = 3): number {
  const units = model.units(fitOf(data, seed));
  let rounds = 0;
  while (rounds < most && !units.next().done) rounds++;
  units.return();
  return rounds;
}
const lossOf = (x: Float32Array, centres: Float32Array, inputs: number): number =>
  nearestCentres(x, x.length / inputs, centres, inputs).squares.reduce((sum, square) => sum + square, 0);

describe.each(fixture.cases)(
  `$name, as ${fixture.madeWith} has it`,
  ({ inputs, x, first, after, rounds, loss, groupOf }) => {
    const data = rowsOf(Float32Array.from(x), inputs);
    const groups = first.length / inputs;
    const begun = async (): Promise<Model> => {
      const model = await build(groups, inputs);
      model.load([layerOf(Float32Array.from(first), inputs)]);
      return model;
    };

    it.each(Object.entries<readonly number[] | undefined>(after))(
      "the centres after at most %s rounds",
      async (most, expected) => {
        const model = await begun();
        run(model, data, Number(most));
        const centres = await centresIn(model);
        expected?.forEach((value, at) => expect(centres[at]).toBeCloseTo(value, 4));
      },
    );

    it("the rounds, the groups and the loss at the end", async () => {
      const model = await begun();
      expect(run(model, data)).toBe(rounds - 1); // scikit-learn counts the one that changes nothing
      const nearest = nearestCentres(data.x, data.rows, await centresIn(model), inputs);
      expect([...nearest.groupOf]).toEqual(groupOf);
      expect(nearest.squares.reduce((a, b) => a + b, 0) / data.rows).toBeCloseTo(loss, 4);
    });
  },
);

const tables = fc
  .record({ inputs: fc.integer({ min: 1, max: 3 }), rows: fc.integer({ min: 4, max: 30 }), seed: fc.nat() })
  .map(({ inputs, rows, seed }) => {
    const random = createRandom(seed, "table");
    // Whole numbers: rows that are the same, and rows as far from two centres, are frequent.
    return { inputs, x: Float32Array.from({ length: rows * inputs }, () => random.below(6)) };
  });

describe("rounds of k-means", () => {
  it("never raise the loss, and end with each centre amid the rows that are nearest to it", () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 4 }), ({ inputs, x }, groups) => {
        const rows = x.length / inputs;
        let centres = firstCentres(rowsOf(x, inputs), inputs, groups, "random", 1);
        let [loss, rounds, changed] = [lossOf(x, centres, inputs), 0, true];
        while (changed && rounds++ < 100) {
          const next = moveCentres(x, rows, centres, inputs);
          expect(lossOf(x, next, inputs)).toBeLessThanOrEqual(loss + 1e-3);
          changed = next.some((value, at) => value !== centres[at]);
          [centres, loss] = [next, lossOf(x, next, inputs)];
        }
        expect(changed).toBe(false);
        const { groupOf } = nearestCentres(x, rows, centres, inputs);
        for (let g = 0; g < groups; g++) {
          const own = [...groupOf.keys()].filter((row) => groupOf[row] === g);
          for (let i = 0; i < inputs && own.length > 0; i++) {
            const mean = own.reduce((sum, row) => sum + (x[row * inputs + i] ?? 0), 0) / own.length;
            expect(centres[g * inputs + i]).toBeCloseTo(mean, 4);
          }
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it("do not depend on the order of the rows, and another order of the centres is another order of the groups", () => {
    fc.assert(
      fc.property(tables, fc.nat(), ({ inputs, x }, seed) => {
        const noisy = x.map((value, at) => value + 0.01 * Math.sin(at + 1)); // no row is as far from two centres
        const rows = x.length / inputs;
        const centres = firstCentres(rowsOf(noisy, inputs), inputs, 3, "spread", 2);
        const moved = moveCentres(noisy, rows, centres, inputs);
        const order = createRandom(seed, "order").shuffle(Int32Array.from({ length: rows }, (_, row) => row));
        const shuffled = new Float32Array(noisy.length);
        order.forEach((from, to) => shuffled.set(noisy.subarray(from * inputs, (from + 1) * inputs), to * inputs));
        moveCentres(shuffled, rows, centres, inputs).forEach((value, at) =>
          expect(value).toBeCloseTo(moved[at] ?? NaN, 4),
        );
        const turned = Float32Array.from([...centres.subarray(inputs), ...centres.subarray(0, inputs)]);
        const turnedMoved = Float32Array.from([...moved.subarray(inputs), ...moved.subarray(0, inputs)]);
        expect(moveCentres(noisy, rows, turned, inputs)).toEqual(turnedMoved);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it("leave more groups than there are different rows where they are, and end", async () => {
    const model = await build(4, 1);
    expect(run(model, rowsOf(Float32Array.of(1, 1, 1, 5, 5), 1))).toBeLessThanOrEqual(1);
    expect(new Set(await centresIn(model))).toEqual(new Set([1, 5]));
  });
});

describe("the first centres", () => {
  const random = createRandom(9, "cloud");
  const x = Float32Array.from({ length: 200 }, () => random.normal());
  const data = rowsOf(x, 2);
  const isRow = (centre: Float32Array): boolean =>
    Array.from({ length: data.rows }, (_, row) => row).some((row) => squaredDistance(x, row, centre, 0, 2) === 0);

  it.each(["spread", "random"] as const)("%s: are rows, all different, and the seed's alone", (start) => {
    const centres = firstCentres(data, 2, 6, start, 4);
    const each = Array.from({ length: 6 }, (_, g) => centres.slice(2 * g, 2 * g + 2));
    expect(each.every(isRow)).toBe(true);
    expect(new Set(each.map(String)).size).toBe(6);
    expect(firstCentres(data, 2, 6, start, 4)).toEqual(centres);
    expect(firstCentres(data, 2, 6, start, 5)).not.toEqual(centres);
  });

  it("spread: find far clouds far more often than chance does", () => {
    const inputs = 1;
    // A hundred rows by 0 and two far from all others.
    const far = Float32Array.from({ length: 102 }, (_, row) => (row < 100 ? row / 1000 : row === 100 ? 50 : -50));
    const found = (start: "spread" | "random"): number =>
      Array.from({ length: 40 }, (_, seed) => firstCentres(rowsOf(far, inputs), inputs, 3, start, seed)).filter(
        (centres) => centres.includes(50) && centres.includes(-50),
      ).length;
    expect(found("spread")).toBe(40);
    expect(found("random")).toBeLessThan(5);
  });
});

describe("a clustering model", () => {
  const random = createRandom(2, "rows");
  const data = rowsOf(
    Float32Array.from({ length: 240 }, (_, at) => random.normal() + 3 * (Math.floor(at / 2) % 3)),
    2,
  );

  it("says the softmax of the negative squared distances", async () => {
    const model = await build(3, 2);
    run(model, data);
    const [centres, output] = [await centresIn(model), await model.predict(data.x, data.rows)];
    for (let row = 0; row < 5; row++) {
      const powers = [0, 1, 2].map((g) => Math.exp(-squaredDistance(data.x, row, centres, g, 2)));
      const sum = powers.reduce((a, b) => a + b, 0);
      powers.forEach((power, g) => expect(output[3 * row + g]).toBeCloseTo(power / sum, 5));
    }
  });

  it("goes on from its layers as if nothing had been: the same centres, bit by bit", async () => {
    const [whole, half, rest] = [await build(5, 2, "random"), await build(5, 2, "random"), await build(5, 2, "random")];
    expect(run(whole, data)).toBeGreaterThan(3);
    run(half, data, 2);
    rest.load(await half.inspect());
    run(rest, data, 300, 99);
    expect(await rest.inspect()).toEqual(await whole.inspect());
  });

  it("gives a row amid two centres to the first", () => {
    expect([...nearestCentres(Float32Array.of(0), 1, Float32Array.of(5, -2, 2), 1).groupOf]).toEqual([1]);
  });

  it("refuses layers of another shape", async () => {
    const [model, other] = [await build(3, 2), await build(4, 2)];
    const layers = await other.inspect();
    expect(() => model.load(layers)).toThrow("model/shape");
  });
});
