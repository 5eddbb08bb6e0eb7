import { describe, expect, it } from "vitest";
import type { DenseWeights } from "../../experiment/run-event";
import type { CellOperation, FittedPreparation } from "../../experiment/trained-model";
import { mapAxes, unitMaps } from "./maps";

function prepared(
  names: readonly string[],
  operations: readonly CellOperation[] = [],
  kind: "number" | "text" = "number",
): FittedPreparation {
  return {
    columns: names.map((source) => ({
      source,
      kind,
      decimal: ".",
      missing: [],
      operations,
      features: [source],
      summary: { min: 0, median: 0, max: 0 },
    })),
    features: names,
    target: { name: "class", center: 0, scale: 1 },
  };
}
const dense = (activation: string, kernel: number[], bias: number[]): DenseWeights => ({
  inputs: kernel.length / bias.length,
  units: bias.length,
  activation,
  kernel: Float32Array.from(kernel),
  bias: Float32Array.from(bias),
});

const plane = [
  { input: "x1", center: 0, scale: 1 },
  { input: "x2", center: 0, scale: 1 },
] as const;

describe("unit maps", () => {
  it("are there for what is worked out of a point, however it is scaled, and for nothing else", () => {
    expect(mapAxes(prepared(["x1", "x2"]))).toEqual(plane);
    const scaled = mapAxes(
      prepared(
        ["x1", "x2"],
        [
          { op: "fill-number", value: 0 },
          { op: "affine", center: 1, scale: 2 },
          { op: "affine", center: 0.5, scale: 3 },
        ],
      ),
    );
    expect(scaled?.[0]).toEqual({ input: "x1", center: 2, scale: 6 }); // ((x − 1) / 2 − 0.5) / 3
    expect(mapAxes(prepared(["x2", "x1*x2"]))?.map(({ input }) => input)).toEqual(["x2", "x1*x2"]);
    expect(mapAxes(prepared(["x1", "x2", "x3"]))).toBeNull();
    expect(mapAxes(prepared(["x1", "x2"], [{ op: "log" }]))).toBeNull();
    expect(mapAxes(prepared(["x1", "x2"], [], "text"))).toBeNull();
  });

  it("go from the top left, x1 = -2.2 and x2 = 2.2, through the preparation", () => {
    const axes = mapAxes(prepared(["x1", "x2"], [{ op: "affine", center: 1, scale: 2 }]));
    if (!axes) throw new Error("no axes");
    // Two hidden units: each sees one input as it is.
    const maps = unitMaps([dense("linear", [1, 0, 0, 1], [0, 0]), dense("linear", [2, 3], [0])], axes);
    const [hidden] = maps.hidden;
    const cell = (2 * 2.2) / maps.size;
    const standardized = (raw: number): number => (raw - 1) / 2;
    expect(hidden?.[0]).toBeCloseTo(standardized(-2.2 + cell / 2), 5); // first unit, top left
    expect(hidden?.[maps.size - 1]).toBeCloseTo(standardized(2.2 - cell / 2), 5); // top right
    expect(hidden?.[maps.size * maps.size]).toBeCloseTo(standardized(2.2 - cell / 2), 5); // second unit, top left
    const fieldCell = (2 * 2.2) / maps.fieldSize;
    expect(maps.field[0]).toBeCloseTo(
      2 * standardized(-2.2 + fieldCell / 2) + 3 * standardized(2.2 - fieldCell / 2),
      4,
    );
  });

  it("show an input worked out of both at every place", () => {
    const axes = mapAxes(prepared(["x1*x2"], [{ op: "affine", center: 1, scale: 2 }])) ?? [];
    const maps = unitMaps([dense("linear", [1], [0])], axes);
    const corner = 2.2 - 2.2 / maps.fieldSize;
    const [topLeft, topRight] = [0, maps.fieldSize - 1].map((cell) => maps.field[cell] ?? NaN);
    expect(topLeft).toBeCloseTo((-corner * corner - 1) / 2, 4);
    expect(topRight).toBeCloseTo((corner * corner - 1) / 2, 4);
  });

  it("for more than two classes, the field is the likeliest class and half its probability", () => {
    const maps = unitMaps([dense("softmax", [0, 9, 0, 0, 0, 9], [0, 0, 0])], plane);
    expect(maps.hidden).toEqual([]);
    expect(maps.field[0]).toBeCloseTo(2.5, 3); // far up: class 2
    expect(maps.field.at(-1)).toBeCloseTo(1.5, 3); // far right: class 1
  });
});
